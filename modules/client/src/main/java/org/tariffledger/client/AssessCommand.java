package org.tariffledger.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `POST /v1/audit/assessments`
@Command(
    name = "assess",
    description =
        "Holds the entries of a CSV file against the record: what was charged beside what is due.")
final class AssessCommand implements Runnable {

  private static final String PATH = "/v1/audit/assessments";
  private static final int LINES_AT_ONCE = 10_000;
  private static final long BETWEEN_LOOKS_MS = 300;

  @Parameters(paramLabel = "FILE", description = "UTF-8, with a header that names the fields.")
  private Path file = Path.of("");

  @Option(
      names = "--result",
      paramLabel = "FILE",
      description =
          "Where what was found is written, as a table; must not be there yet. If not said: beside"
              + " the file, as entries-assessed.csv of entries.csv.")
  private @Nullable Path result;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      description = "A column that is not read; may be repeated.")
  private List<String> ignore = List.of();

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "By what had been announced by then; now, if not said.")
  private @Nullable String knownAt;

  @Option(
      names = "--recorded-at",
      paramLabel = "TIME",
      description = "By what the ledger held by then; the newest, if not said.")
  private @Nullable String recordedAt;

  private final TariffLedgerCommand root;

  AssessCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    var into = session.surroundings().folder().resolve(result == null ? beside(file) : result);
    if (Files.exists(into)) {
      throw new CannotGoOn(Why.USAGE, into + " is there already: name another with --result.");
    }
    var sent = send(session);
    try (var ledger = session.toWrite(session::say)) {
      var run = watch(sent, session, ledger);
      write(run, into, ledger);
      session.print(run, json -> text(json, into));
      requireAll(run.json());
    }
  }

  /// What was found of some lines is no answer for the file.
  private static void requireAll(JsonNode run) {
    var total = run.path("linesTotal").asLong();
    var left =
        total - run.path("linesDone").asLong() + run.path("verdicts").path("failed").asLong();
    if (left > 0) {
      throw new CannotGoOn(
          Why.REFUSED, "%d of %s were not assessed.".formatted(left, Words.counted(total, "line")));
    }
  }

  private static Path beside(Path file) {
    var name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return file.resolveSibling(name + "-assessed.csv");
  }

  private JsonNode send(Session session) {
    var query =
        Query.NONE
            .with("knownAt", knownAt)
            .with("recordedAt", recordedAt)
            .withEach("ignore", ignore);
    var upload = Upload.of(file, session);
    try (var progress = upload.progress();
        var ledger = session.toWrite(progress::say)) {
      return upload.send(ledger, PATH, query, progress).json();
    }
  }

  /// Until it has ended, whoever ends it.
  private static Reply watch(JsonNode sent, Session session, Ledger ledger) {
    var id = sent.path("id").asString();
    var total = sent.path("linesTotal").asLong();
    try (var progress = session.progress("Assessing", total, n -> Words.counted(n, "line"))) {
      while (true) {
        var run = ledger.get(PATH + "/" + Query.encode(id), Query.NONE);
        progress.reached(run.json().path("linesDone").asLong());
        if (!run.json().path("state").asString("").equals("running")) {
          return run;
        }
        rest(id);
      }
    }
  }

  private static void rest(String id) {
    try {
      Thread.sleep(BETWEEN_LOOKS_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotGoOn(Why.NO_SERVER, "Interrupted; the server goes on with " + id + ".");
    }
  }

  /// Whole or not at all.
  private static void write(Reply run, Path into, Ledger ledger) {
    var done = run.json().path("linesDone").asInt();
    var path = run.json().path("result").asString();
    try (var file = GrowingFile.of(into)) {
      for (int skip = 0; skip < done; skip += LINES_AT_ONCE) {
        var query =
            Query.NONE
                .with("format", "csv")
                .with("skip", "" + skip)
                .with("limit", "" + LINES_AT_ONCE);
        file.add(ledger.get(path, query).body());
      }
      file.finish();
    }
  }

  private static String text(JsonNode run, Path into) {
    var verdicts = run.path("verdicts");
    var table = Table.withoutHeader();
    for (var name :
        List.of("matches", "undercharged", "overcharged", "open", "prohibited", "failed")) {
      table.row(name, Words.text(verdicts.path(name)));
    }
    return "%s of %s assessed%s, by what was known at %s.%n%n%s%nWritten to %s.%n"
        .formatted(
            Words.text(run.path("linesDone")),
            Words.counted(run.path("linesTotal").asLong(), "line"),
            run.path("state").asString("").equals("cancelled") ? ", then cancelled" : "",
            Words.text(run.path("knownAt")),
            table,
            into);
  }
}
