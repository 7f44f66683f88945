package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.projections.RateBook;

/// A server that takes in files and acts as any caller brings them.
record LoadedServer(Server server, RestClient http) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TIMES =
      "&effectiveFrom=" + TariffWar.FROM + "&announcedAt=" + TariffWar.FROM;

  static LoadedServer of(Server server, Path folder) throws IOException {
    var key = Files.readString(folder.resolve("bootstrap-admin-key")).strip();
    return new LoadedServer(
        server,
        RestClient.builder()
            .baseUrl("http://127.0.0.1:" + server.port())
            .defaultHeader("Authorization", "Bearer " + key)
            .build());
  }

  /// A client without a key.
  static RestClient plain(Server server) {
    return RestClient.create("http://127.0.0.1:" + server.port());
  }

  /// The whole feed; returns how many bytes that is.
  long readFeed(int limit) {
    var bytes = 0L;
    var after = "earliest";
    var last = "";
    while (!after.equals(last)) {
      last = after;
      var page =
          http.get()
              .uri("/v1/changes?limit=" + limit + "&after=" + after)
              .retrieve()
              .toEntity(byte[].class);
      bytes += java.util.Objects.requireNonNull(page.getBody()).length;
      after = java.util.Objects.requireNonNull(page.getHeaders().getFirst("Next-After"));
    }
    return bytes;
  }

  void schedule(byte[] file, boolean isDryRun) {
    post("/v1/schedules?importer=US&edition=MADE-UP&dryRun=" + isDryRun + TIMES, file);
  }

  /// Each with its codes in a file.
  void lists(int count, IntFunction<String> file) {
    for (int number = 0; number < count; number++) {
      record(
          new RegisterProductList(
              TariffWar.list(number),
              TariffWar.IMPORTER,
              "Made up",
              Announcement.at(TariffWar.FROM)));
      post(
          "/v1/product-lists/" + TariffWar.list(number) + "/versions?column=1" + TIMES,
          file.apply(number).getBytes(UTF_8));
    }
  }

  void measures(int lists) {
    var commands = new ArrayList<Command>();
    TariffWar.references(lists).map(LoadedServer::command).forEach(commands::add);
    TariffWar.onLists(lists).map(World::imposition).forEach(commands::add);
    record(commands.toArray(Command[]::new));
  }

  /// As one act. Comes back when the rate book has it too.
  void record(Command... commands) {
    var receipt = server.bean(Ledger.class).record(new Act(List.of(commands), "me", null));
    try {
      if (!server.bean(RateBook.class).awaitPosition(receipt.position(), PATIENCE)) {
        throw new IllegalStateException("The rate book does not follow.");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void post(String path, byte[] file) {
    http.post()
        .uri(path)
        .contentType(new MediaType("text", "csv"))
        .body(file)
        .retrieve()
        .toBodilessEntity();
  }

  private static Command command(ReferenceEvent event) {
    return switch (event) {
      case ProgrammeRegistered e ->
          new RegisterProgramme(
              e.programme(), e.imposer(), e.name(), e.selection(), e.announcement());
      case CoverageDeclared e ->
          new DeclareCoverage(e.importer(), CoverageState.COMPLETE, e.since(), e.announcement());
      default -> throw new IllegalArgumentException("Not of the made-up war: " + event);
    };
  }
}
