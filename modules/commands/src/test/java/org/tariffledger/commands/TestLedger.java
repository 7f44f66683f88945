package org.tariffledger.commands;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.domain.Command;

/// This module alone, running on a database of its own.
record TestLedger(ConfigurableApplicationContext context) implements AutoCloseable {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(CommandsConfiguration.class)
  static class CommandsOnly {}

  static TestLedger on(Database database) {
    return at(database.newUrl());
  }

  static TestLedger at(String url, String... more) {
    return of(CommandsOnly.class, url, more);
  }

  static TestLedger of(Class<?> application, String url, String... more) {
    return new TestLedger(
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            .properties(
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.maximum-pool-size=24",
                "spring.datasource.hikari.minimum-idle=1",
                "spring.main.banner-mode=off",
                "logging.level.root=warn",
                "axon.axonserver.enabled=false",
                "axon.serializer.general=jackson3",
                "axon.timeout.enabled=false",
                "axon.update-check.disabled=true")
            .properties(more)
            .run());
  }

  Receipt record(Command... commands) {
    return ledger().record(act(commands));
  }

  static Act act(Command... commands) {
    return new Act(List.of(commands), "tester", null);
  }

  Ledger ledger() {
    return context.getBean(Ledger.class);
  }

  LedgerHead head() {
    return context.getBean(LedgerHead.class);
  }

  EventReader reader() {
    return context.getBean(EventReader.class);
  }

  List<Stored> all() {
    var all = new ArrayList<Stored>();
    reader().read(0, all::add);
    return all;
  }

  JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
