package org.tariffledger.rest;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tariffledger.rest.commands.Posted;
import org.tariffledger.rest.commands.PostedCommands;
import org.tariffledger.rest.http.KnownParameters;
import org.tariffledger.rest.http.QueryRecords;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.ReadPositions;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.HttpJson;

/// What every request passes on its way to a controller and back.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebConfiguration implements WebMvcConfigurer {

  private final ReadPositions positions;
  private final PostedCommands commands;

  WebConfiguration(ReadPositions positions, PostedCommands commands) {
    this.positions = positions;
    this.commands = commands;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new KnownParameters(
            WebConfiguration.class.getPackage(),
            Set.of(ReadPosition.class, Posted.class, Faults.class)));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(positions);
    resolvers.add(commands);
    resolvers.add(new KnownParameters.Found());
    resolvers.add(new QueryRecords());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.withJsonConverter(new JacksonJsonHttpMessageConverter(HttpJson.MAPPER));
  }
}
