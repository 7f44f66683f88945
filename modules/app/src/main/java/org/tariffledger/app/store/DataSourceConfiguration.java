package org.tariffledger.app.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one data source, opened and looked at before anything else needs it.
@Configuration(proxyBeanMethods = false)
class DataSourceConfiguration {

  @Bean
  Store store(StoreSettings settings) {
    return StoreUrl.read(settings);
  }

  @Bean
  DataFolder dataFolder(StoreSettings settings) {
    return new DataFolder(settings.folder());
  }

  @Bean
  HikariDataSource dataSource(Store store, DataFolder folder, StoreSettings settings) {
    return new StoreOpener(settings.connectionsMax()).open(store, folder);
  }
}
