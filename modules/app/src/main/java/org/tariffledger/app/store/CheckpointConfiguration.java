package org.tariffledger.app.store;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tariffledger.audit.log.CheckpointFolder;
import org.tariffledger.audit.log.LogSettings;

/// Where checkpoints are kept outside the database: beside what only the owner may read, unless the
/// operator has a better place.
@Configuration(proxyBeanMethods = false)
class CheckpointConfiguration {

  private static final String NOWHERE = "none";

  @Bean
  CheckpointFolder checkpointFolder(LogSettings settings, DataFolder folder) {
    var named = settings.checkpoints();
    if (named.equals(NOWHERE)) {
      return new CheckpointFolder(null);
    }
    if (!named.isEmpty()) {
      return new CheckpointFolder(Path.of(named));
    }
    folder.create();
    return new CheckpointFolder(folder.path());
  }
}
