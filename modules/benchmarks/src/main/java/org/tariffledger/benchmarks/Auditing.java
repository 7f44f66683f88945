package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.http.MediaType;
import org.tariffledger.audit.log.LogKeeper;
import org.tariffledger.audit.log.VerifiableLog;
import org.tariffledger.client.proof.BundleVerifier;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;

/// What auditors take: to verify an export, receipts, assessments; and what the verifiable log
/// costs those who record.
final class Auditing {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int ROWS_AT_ONCE = 1_000;
  private static final int RECEIPTS = 997;

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    lines.addAll(log(sizes));
    lines.addAll(cost(sizes));
    lines.addAll(assessments(sizes));
    return lines;
  }

  private static List<Line> log(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder())) {
      try (var server = Server.telling(database, Server.DEMONSTRATION)) {
        server.bean(LogKeeper.class).stop();
        multiply(server.bean(DataSource.class), sizes.exported());
      }
      try (var server = Server.telling(database, Server.NO_SCENARIO)) {
        awaitLogged(server, sizes.exported());
        var key = key(scratch.folder());
        var export = export(server, key, scratch.folder().resolve("export.zip"));
        return List.of(verification(export, sizes), receipts(server, sizes));
      }
    }
  }

  /// Makes so many changes of those that there are, each with the id of its place.
  private static void multiply(DataSource source, int count) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var size = size(connection);
      try (var read =
              connection.prepareStatement(
                  "select type, importer, exporter, goods, bytes from public_change"
                      + " where sequence = ?");
          var write =
              connection.prepareStatement(
                  "insert into public_change (sequence, type, importer, exporter, goods, bytes)"
                      + " values (?, ?, ?, ?, ?, ?)")) {
        for (int sequence = size; sequence < count; sequence++) {
          read.setInt(1, sequence % size);
          try (var row = read.executeQuery()) {
            row.next();
            write.setInt(1, sequence);
            for (int column = 1; column <= 4; column++) {
              write.setObject(column + 1, row.getObject(column));
            }
            write.setBytes(6, numbered(row.getBytes(5), sequence));
          }
          write.addBatch();
          if (sequence % ROWS_AT_ONCE == 0) {
            write.executeBatch();
            connection.commit();
          }
        }
        write.executeBatch();
      }
      try (var statement = connection.createStatement()) {
        statement.execute("update change_head set sequence = " + Math.max(count, size));
      }
      connection.commit();
    }
  }

  private static int size(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select sequence from change_head")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static byte[] numbered(byte[] change, int sequence) {
    return new String(change, UTF_8)
        .replaceFirst("\"id\":\"[0-9]{20}\"", "\"id\":\"%020d\"".formatted(sequence))
        .getBytes(UTF_8);
  }

  private static void awaitLogged(Server server, int changes) throws InterruptedException {
    var log = server.bean(VerifiableLog.class);
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (log.status().size() < changes || log.status().lag() > 0) {
      if (System.nanoTime() - until > 0) {
        throw new IllegalStateException("The verifiable log does not follow: " + log.status());
      }
      Thread.sleep(100);
    }
  }

  private static String key(Path folder) throws IOException {
    return Files.readString(folder.resolve("bootstrap-admin-key")).strip();
  }

  private static Path export(Server server, String key, Path file)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = "http://127.0.0.1:%d/v1/audit/export?format=bundle".formatted(server.port());
      var request =
          HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + key).build();
      var answer = client.send(request, BodyHandlers.ofFile(file));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("No export: " + Files.readString(file));
      }
      return file;
    }
  }

  private static Line verification(Path export, Sizes sizes) throws Exception {
    var changes = sizes.exported();
    var medians =
        Medians.warm(
            Math.min(2, sizes.rounds()),
            List.of(
                () -> perSecond(changes, () -> verify(export)),
                () -> perSecond(changes, () -> sha256(export))));
    return new Line(
        "Verification of an export of %,d changes".formatted(changes),
        medians[0],
        "/s",
        "the SHA-256 of the file",
        medians[1],
        null);
  }

  private static long verify(Path export) {
    var findings = BundleVerifier.verify(export, List.of(), List.of(), _ -> {});
    if (findings.faults() > 0) {
      throw new IllegalStateException("Not verified: " + findings.all());
    }
    return findings.all().size();
  }

  private static int sha256(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var in = Files.newInputStream(file)) {
      var piece = new byte[1 << 16];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return digest.digest().length;
  }

  private static double perSecond(int count, Callable<?> task) throws Exception {
    var began = System.nanoTime();
    task.call();
    return count / ((System.nanoTime() - began) / 1e9);
  }

  private static Line receipts(Server server, Sizes sizes) throws Exception {
    var size = RateOverHttp.copy("/v1/changes/0/receipt", server);
    var requests =
        IntStream.range(0, RECEIPTS)
            .map(i -> (int) ((long) i * sizes.exported() / RECEIPTS))
            .mapToObj(change -> KeepAlive.getting("/v1/changes/" + change + "/receipt"))
            .toList();
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> repliesPerSecond(server, requests, sizes),
                () ->
                    repliesPerSecond(
                        server, List.of(KeepAlive.getting(ConstantReply.PATH)), sizes)));
    return new Line(
        "Receipts over HTTP, a log of %,d changes".formatted(sizes.exported()),
        medians[0],
        "/s",
        "a constant reply of the size of one, %,d bytes".formatted(size),
        medians[1],
        null);
  }

  private static double repliesPerSecond(Server server, List<byte[]> requests, Sizes sizes)
      throws Exception {
    return Clients.repliesPerSecond(
        Clients.MANY,
        sizes.httpRound(),
        client -> KeepAlive.of(client, server.port(), requests),
        reply -> {
          if (reply.status() != 200) {
            throw new IllegalStateException("Refused: " + reply);
          }
        });
  }

  /// On two servers, of which one keeps no log; both tell their changes.
  private static List<Line> cost(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var other = Scratch.make();
        var h2 = new Database.H2(scratch.folder());
        var otherH2 = new Database.H2(other.folder());
        var with = Server.telling(h2, Server.NO_SCENARIO);
        var without = Server.telling(otherH2, Server.NO_SCENARIO)) {
      without.bean(LogKeeper.class).stop();
      var recording = recording(with);
      var unlogged = recording(without);
      var during = sizes.commandsRound();
      var medians =
          Medians.warm(
              sizes.rounds(),
              List.of(
                  () -> DurableCommands.perSecond(during, recording),
                  () -> DurableCommands.perSecond(during, unlogged)));
      return List.of(
          new Line(
              "Commands, one in an act, with the verifiable log, H2",
              medians[0],
              "/s",
              "without the log",
              medians[1],
              null));
    }
  }

  private static Callable<Integer> recording(Server server) throws SQLException {
    var ledger = server.bean(Ledger.class);
    try (var connection = server.bean(DataSource.class).getConnection()) {
      DurableCommands.prepare(connection, ledger);
    }
    var next = new int[1];
    return () ->
        ledger.record(new Act(List.of(World.imposition(next[0]++)), "me", null)).events().size();
  }

  private static List<Line> assessments(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder());
        var server = Server.start(database, Server.DEMONSTRATION)) {
      var loaded = LoadedServer.of(server, scratch.folder());
      var size = sizes.batchQueries();
      var medians =
          Medians.warm(
              sizes.rounds(),
              List.of(
                  () -> perSecond(size, () -> batch(loaded, "/v1/audit/assessments", size)),
                  () -> perSecond(size, () -> batch(loaded, "/v1/rates", size)),
                  () -> perSecond(sizes.entries(), () -> file(loaded, sizes.entries()))));
      return List.of(
          new Line(
              "Assessments in a batch of %,d, over HTTP".formatted(size),
              medians[0],
              "/s",
              "rates in a batch of as many",
              medians[1],
              null),
          new Line(
              "Assessments of a file of %,d entries".formatted(sizes.entries()),
              medians[2],
              "/s",
              "rates in batches",
              medians[1],
              null));
    }
  }

  private static int batch(LoadedServer server, String path, int size) {
    var isRates = path.equals("/v1/rates");
    var more = isRates ? "" : ",\"dutyCharged\":\"2450\",\"covers\":\"additional\"";
    var items =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    """
                    {"importer":"US","exporter":"CN","product":"9018.31.00","validAt":"2025-04-23",\
                    "customsValue":"%d"%s}\
                    """
                        .formatted(1_000 + i % 7, more))
            .collect(Collectors.joining(","));
    var body = "{\"%s\":[%s]}".formatted(isRates ? "queries" : "entries", items);
    var answer =
        server
            .http()
            .post()
            .uri(path + ":batch")
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(byte[].class);
    return Objects.requireNonNull(answer).length;
  }

  /// Until what was found of all its entries can be read.
  private static int file(LoadedServer server, int entries) throws InterruptedException {
    var text =
        IntStream.range(0, entries)
            .mapToObj(
                i -> "US,CN,9018.31.00,2025-04-23,%d,2450,additional".formatted(1_000 + i % 7))
            .collect(
                Collectors.joining(
                    "\n",
                    "importer,exporter,product,validAt,customsValue,dutyCharged,covers\n",
                    "\n"));
    var place =
        server
            .http()
            .post()
            .uri("/v1/audit/assessments")
            .contentType(new MediaType("text", "csv"))
            .body(text.getBytes(UTF_8))
            .retrieve()
            .toBodilessEntity()
            .getHeaders()
            .getLocation();
    var run = String.valueOf(place);
    while (!get(server, run).contains("\"state\":\"done\"")) {
      Thread.sleep(20);
    }
    var found = get(server, run + "/result").length();
    server.http().delete().uri(run).retrieve().toBodilessEntity();
    return found;
  }

  private static String get(LoadedServer server, String path) {
    return Objects.requireNonNull(
        server.http().get().uri(path).retrieve().body(String.class), path);
  }

  private Auditing() {}
}
