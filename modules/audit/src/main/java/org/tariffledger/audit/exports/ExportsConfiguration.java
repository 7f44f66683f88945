package org.tariffledger.audit.exports;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tariffledger.audit.log.VerifiableLog;
import org.tariffledger.commands.EventReader;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.ChangeFeed;

/// Writes exports.
@Configuration(proxyBeanMethods = false)
public class ExportsConfiguration {

  @Bean
  Exports exports(
      ChangeFeed feed,
      EventReader events,
      RateBook book,
      VerifiableLog log,
      ObjectProvider<BuildProperties> build) {
    var version =
        build.stream().map(BuildProperties::getVersion).findFirst().orElse("(unpackaged)");
    return new Exports(new Rows(feed, events, book), log, feed, version);
  }
}
