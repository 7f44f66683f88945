package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tariffledger.client.api.LedgerClient;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;

/// Verifies a server: that the changes which it tells everybody are those in the checkpoint that
/// it has signed, and that it still has what it had.
public final class ServerVerifier {

  private static final int PAGE_SIZE = 1_000;

  private final LedgerClient client;
  private final byte[] note;
  private final Optional<Checkpoint> checkpoint;
  private final List<LogKey> keys;
  private final Findings findings = new Findings();

  private ServerVerifier(LedgerClient client, List<LogKey> given) {
    this.client = client;
    this.keys = given.isEmpty() ? published(client) : List.copyOf(given);
    this.note = client.get("/v1/audit/checkpoint", Query.NONE).body().getBytes(UTF_8);
    this.checkpoint =
        findings
            .check("The checkpoint is signed", () -> Checkpoint.signed(note, keys, given))
            .map(Checkpoint.Signed::checkpoint);
    if (given.isEmpty()) {
      findings.openKeys(
          "That these keys are the ledger's",
          "The server itself has told them. Compare them with what the ledger published, and say"
              + " --log-key "
              + keys);
    }
  }

  /// Asks the server for its checkpoint. `given` are the keys that are trusted; without any those
  /// that it names are, and that is told.
  public static ServerVerifier of(LedgerClient client, List<LogKey> given) {
    return new ServerVerifier(client, given);
  }

  private static List<LogKey> published(LedgerClient client) {
    var keys =
        client
            .get("/v1/audit/keys", Query.NONE)
            .json()
            .path("keys")
            .valueStream()
            .map(key -> key.path("vkey").asString(""))
            .toList();
    return LogKey.readable(String.join("\n", keys).getBytes(UTF_8));
  }

  /// How many changes there are to be looked at.
  public long size() {
    return checkpoint.map(Checkpoint::size).orElse(0L);
  }

  /// What the server has signed.
  public byte[] note() {
    return note.clone();
  }

  /// By which it was verified.
  public List<LogKey> keys() {
    return keys;
  }

  /// `reached` is told how many changes were looked at.
  public Findings verify(List<KeptCheckpoint> older, LongConsumer reached) {
    checkpoint.ifPresent(
        now -> {
          var roots = OlderRoots.of(older, now, keys, findings);
          roots.have(now.size(), now.root());
          findings.check(
              "The changes are those of the checkpoint", () -> walk(now, roots, reached));
          roots.compare(findings);
        });
    if (older.isEmpty()) {
      findings.open(
          "That the log still has what it had earlier",
          "Keep what it says in a file, with --remember.");
    }
    return findings;
  }

  private String walk(Checkpoint now, OlderRoots roots, LongConsumer reached) {
    var walk = new Walk(now.size(), ServerVerifier::missing, roots);
    var after = "earliest";
    while (walk.count() < now.size()) {
      var left = Math.min(PAGE_SIZE, now.size() - walk.count());
      var page = page(after, left);
      var changes = RawItems.of(page.body());
      if (changes.isEmpty()) {
        throw new NotProven(
            "The server tells %d changes, and has signed that there are %d."
                .formatted(walk.count(), now.size()));
      }
      for (var change : changes) {
        var bytes = change.getBytes(UTF_8);
        walk.change(bytes, 0, bytes.length);
      }
      reached.accept(walk.count());
      after =
          page.header("Next-After")
              .orElseThrow(() -> new NotProven("The server does not say how to go on."));
    }
    walk.end(now.root());
    return "all " + now.size() + ", each at its place; root " + now.root();
  }

  private Reply page(String after, long limit) {
    var query = Query.NONE.with("after", after).with("limit", String.valueOf(limit));
    return client.get("/v1/changes", query);
  }

  private static Hash missing(long from) {
    throw new NotProven("From change " + from + " on some are missing.");
  }
}
