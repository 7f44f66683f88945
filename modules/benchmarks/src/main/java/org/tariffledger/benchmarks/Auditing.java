package org.tariffledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.tariffledger.audit.log.LogKeeper;
import org.tariffledger.client.proof.BundleVerifier;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;

/// What auditors take: to verify an export, to build the tree anew, receipts, assessments; and what
/// the verifiable log costs those who record.
final class Auditing {

  private static final int RECEIPTS = 997;

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    lines.addAll(log(sizes));
    lines.add(cost(sizes));
    return lines;
  }

  private static List<Line> log(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder())) {
      try (var server = Server.telling(database, Server.DEMONSTRATION)) {
        LongLog.grow(server, sizes.exported());
        lines.addAll(Assessing.measure(LoadedServer.of(server, scratch.folder()), sizes));
      }
      try (var server = Server.telling(database, Server.NO_SCENARIO)) {
        var changes = LongLog.awaitLogged(server, sizes.exported());
        lines.add(verification(export(server, scratch.folder()), changes, sizes));
        lines.add(Replaying.tree(server));
        lines.add(receipts(server, changes, sizes));
      }
    }
    return lines;
  }

  private static Path export(Server server, Path folder) throws IOException, InterruptedException {
    var file = folder.resolve("export.zip");
    var key = Files.readString(folder.resolve("bootstrap-admin-key")).strip();
    var uri = "http://127.0.0.1:%d/v1/audit/export?format=bundle".formatted(server.port());
    var request =
        HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + key).build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofFile(file));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("No export: " + Files.readString(file));
      }
      return file;
    }
  }

  private static Line verification(Path export, long changes, Sizes sizes) throws Exception {
    var medians =
        Medians.warm(
            Math.min(2, sizes.rounds()),
            List.of(
                () -> Channels.perSecond(changes, () -> verify(export)),
                () -> Channels.perSecond(changes, () -> sha256(export))));
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

  private static Line receipts(Server server, long changes, Sizes sizes) throws Exception {
    var size = RateOverHttp.copy("/v1/changes/0/receipt", server);
    var requests =
        IntStream.range(0, RECEIPTS)
            .mapToLong(i -> i * changes / RECEIPTS)
            .mapToObj(change -> KeepAlive.getting("/v1/changes/" + change + "/receipt"))
            .toList();
    var medians =
        Medians.warm(
            Math.min(2, sizes.rounds()),
            List.of(
                () -> repliesPerSecond(server, requests, sizes),
                () ->
                    repliesPerSecond(
                        server, List.of(KeepAlive.getting(ConstantReply.PATH)), sizes)));
    return new Line(
        "Receipts over HTTP, a log of %,d changes".formatted(changes),
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

  /// On two servers, of which one keeps no log; both tell their changes. While one records the
  /// other rests.
  private static Line cost(Sizes sizes) throws Exception {
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
              Math.min(2, sizes.rounds()),
              List.of(
                  () -> {
                    var recorded = DurableCommands.perSecond(during, recording);
                    LongLog.awaitTold(with);
                    LongLog.awaitLogged(with, 0);
                    return recorded;
                  },
                  () -> {
                    var recorded = DurableCommands.perSecond(during, unlogged);
                    LongLog.awaitTold(without);
                    return recorded;
                  }));
      return new Line(
          "Commands, one in an act, with the verifiable log, H2",
          medians[0],
          "/s",
          "without the log",
          medians[1],
          null);
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

  private Auditing() {}
}
