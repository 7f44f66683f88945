package org.tariffledger.subscriptions;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts modules as a server has them, without HTTP.
public final class BareServer {

  // Servers that start and stop beside each other would set up the log of the process for each
  // other.
  static {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
  }

  public static ConfigurableApplicationContext start(
      Class<?> modules,
      String url,
      List<String> properties,
      ApplicationContextInitializer<GenericApplicationContext> beans) {
    var all =
        new ArrayList<>(
            List.of(
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.minimum-idle=1",
                "spring.main.banner-mode=off",
                "axon.axonserver.enabled=false",
                "axon.serializer.general=jackson3",
                "axon.timeout.enabled=false",
                "axon.update-check.disabled=true"));
    all.addAll(properties);
    return new SpringApplicationBuilder(modules)
        .web(WebApplicationType.NONE)
        .initializers(beans)
        .properties(all.toArray(String[]::new))
        .run();
  }

  private BareServer() {}
}
