package org.tariffledger.rest;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What Tomcat must be told so that it answers as the rest does.
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

  /// Who asks before sending a large body hears a refusal (a wrong key, a length that is too
  /// large) instead of being cut off while sending.
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodiesThatAreAskedFor() {
    return server ->
        server.addConnectorCustomizers(
            connector ->
                connector.setProperty(
                    "continueResponseTiming",
                    ContinueResponseTiming.ON_REQUEST_BODY_READ.toString()));
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTomcat() {
    return server ->
        server.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
              }
            });
  }
}
