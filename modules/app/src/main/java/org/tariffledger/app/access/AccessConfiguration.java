package org.tariffledger.app.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.app.access.AdminKeys.Keys;
import org.tariffledger.app.access.AdminKeys.Start;
import org.tariffledger.app.store.DataFolder;
import org.tariffledger.rest.commands.FourEyes;
import org.tariffledger.rest.security.ApiKeys;
import org.tariffledger.subscriptions.secrets.MasterKey;

/// Prepares the keys once the tables are there and before the server listens.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  /// Hash and file belong together: without the file, the transaction leaves no hash behind, and
  /// the next start makes the key again.
  @Bean
  @DependsOnDatabaseInitialization
  SmartInitializingSingleton adminKeys(
      ApiKeys keys,
      DataFolder folder,
      AccessSettings settings,
      ServerProperties server,
      ApplicationArguments arguments,
      TransactionOperations transaction) {
    AdminKeys adminKeys = new AdminKeys(of(keys), folder);
    Start start =
        new Start(
            server.getAddress(), settings.adminKey(), arguments.containsOption("new-admin-key"));
    return () -> transaction.executeWithoutResult(_ -> adminKeys.prepare(start));
  }

  @Bean
  MasterKey masterKey(SecretSettings settings, DataFolder folder) {
    return new MasterKey(
        () ->
            settings.secretKey().isEmpty()
                ? new SecretKeyFile(folder).readOrMake()
                : settings.secretKey());
  }

  @Bean
  FourEyes fourEyes(FourEyesSettings settings) {
    return settings.fourEyes();
  }

  private static Keys of(ApiKeys keys) {
    return new Keys(
        keys::any,
        () -> keys.issue("bootstrap-admin", AdminKeys.SCOPES),
        key -> keys.accept("configured-admin", AdminKeys.SCOPES, key));
  }
}
