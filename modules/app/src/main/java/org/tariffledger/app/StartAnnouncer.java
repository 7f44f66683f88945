package org.tariffledger.app;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tariffledger.app.access.AdminKeys;
import org.tariffledger.app.store.DataFolder;
import org.tariffledger.app.store.Store;
import org.tariffledger.projections.RateBook;

/// Prints the report when everything is loaded and answers.
@Component
record StartAnnouncer(
    ObjectProvider<BuildProperties> build,
    ServerProperties server,
    Environment environment,
    Store store,
    DataFolder folder,
    RateBook book) {

  @EventListener
  void announce(ApplicationReadyEvent ready) {
    StartReport report =
        new StartReport(
            build.stream().map(BuildProperties::getVersion).findFirst().orElse("(unpackaged)"),
            url(server.getAddress(), environment.getProperty("local.server.port", "")),
            store.describe(),
            folder.file(AdminKeys.FILE),
            book.position(),
            book.measures().size(),
            Optional.ofNullable(ready.getTimeTaken()));
    System.out.println(report.text());
  }

  private static String url(@Nullable InetAddress address, String port) {
    String host =
        address == null || address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
