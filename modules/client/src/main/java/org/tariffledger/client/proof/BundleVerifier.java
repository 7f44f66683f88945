package org.tariffledger.client.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Verifies a signed export, from its files alone.
public final class BundleVerifier {

  private static final String CHANGES = "changes.ndjson";
  private static final String PROOF = "proof";

  private final ExportFiles files;
  private final List<LogKey> given;
  private final List<KeptCheckpoint> older;
  private final LongConsumer reached;
  private final Findings findings = new Findings();

  private BundleVerifier(
      ExportFiles files, List<LogKey> given, List<KeptCheckpoint> older, LongConsumer reached) {
    this.files = files;
    this.given = given;
    this.older = older;
    this.reached = reached;
  }

  /// How many bytes there are to be looked at, of which `reached` is told; 0 if that cannot be
  /// said.
  public static long bytes(Path bundle) {
    try (var files = ExportFiles.open(bundle)) {
      return files.names().contains(CHANGES) ? files.bytes(CHANGES) : 0;
    } catch (NotProven _) {
      return 0;
    }
  }

  /// `given` are the keys that are trusted; without any those in the bundle are, and that is told.
  public static Findings verify(
      Path bundle, List<LogKey> given, List<KeptCheckpoint> older, LongConsumer reached) {
    try (var files = ExportFiles.open(bundle)) {
      var verifier = new BundleVerifier(files, List.copyOf(given), List.copyOf(older), reached);
      verifier.verify();
      return verifier.findings;
    } catch (NotProven e) {
      var findings = new Findings();
      findings.fault("The bundle", String.valueOf(e.getMessage()));
      return findings;
    }
  }

  private void verify() {
    if (files.isArchive()) {
      findings.check("The archive is whole", files::seal);
    }
    var inside = keysInside();
    var keys = given.isEmpty() ? inside : given;
    var known =
        Stream.concat(keys.stream(), inside.stream().filter(k -> !k.isOneOf(keys))).toList();
    var manifest =
        findings.check(
            "The manifest is signed",
            () -> Manifest.signed(files.small(Manifest.FILE), keys, known));
    var log =
        findings
            .check(
                "The checkpoint is signed",
                () -> Checkpoint.signed(files.small("checkpoint"), keys, given))
            .map(Checkpoint.Signed::checkpoint);
    manifest.ifPresent(this::files);
    if (manifest.isPresent() && log.isPresent()) {
      rows(manifest.get(), log.get(), keys);
    }
    if (given.isEmpty()) {
      findings.openKeys(
          "That its keys are the ledger's",
          "They came with the bundle. Compare them with what the ledger published, and say"
              + " --log-key "
              + keys);
    }
    if (older.isEmpty()) {
      findings.open(
          "That the log still has what it had earlier",
          "Keep its checkpoints, and say --checkpoint with one of them.");
    }
  }

  /// Those that we can use; of others the bundle may have some, too.
  private List<LogKey> keysInside() {
    return findings
        .check("Its keys can be read", () -> LogKey.readable(files.small("keys")))
        .orElse(List.of());
  }

  private void files(Manifest manifest) {
    manifest
        .digests()
        .forEach(
            (name, digest) ->
                findings.check(
                    name + " is as it was exported", () -> same(files.sha256(name), digest)));
    for (var name : files.names()) {
      if (!name.equals(Manifest.FILE) && !manifest.digests().containsKey(name)) {
        findings.fault(name, "It is not in the manifest.");
      }
    }
  }

  private static String same(String actual, String expected) {
    if (!actual.equals(expected)) {
      throw new NotProven("It was changed: its SHA-256 is " + actual + ".");
    }
    return actual;
  }

  private void rows(Manifest manifest, Checkpoint log, List<LogKey> keys) {
    findings.check("The checkpoint is of the log of the manifest", () -> sameLog(manifest, log));
    var roots = OlderRoots.of(older, log, keys, findings);
    roots.have(log.size(), log.root());
    if (manifest.isOfChanges()) {
      findings.check("The log has what was exported", () -> walk(manifest, log, roots));
    } else {
      findings.open(
          "That the log has these events",
          "It has only what is public of them; the rest is as the ledger's signature says.");
    }
    roots.compare(findings);
  }

  private static String sameLog(Manifest manifest, Checkpoint log) {
    if (!manifest.text("log").equals(log.origin())) {
      throw new NotProven("It is of another ledger: " + log.origin() + ".");
    }
    return log.origin();
  }

  private String walk(Manifest manifest, Checkpoint log, OlderRoots roots) {
    try (var changes = new LineReader(CHANGES, files.open(CHANGES), reached);
        var proof = new LineReader(PROOF, files.open(PROOF), _ -> {})) {
      var walk = new Walk(log.size(), from -> hash(proof, from), roots);
      while (changes.next()) {
        walk.change(changes.buffer(), changes.begin(), changes.length());
      }
      walk.end(log.root());
      if (proof.next()) {
        throw new NotProven("The proof is longer than it takes.");
      }
      return counted(manifest, log, walk);
    } catch (IOException e) {
      throw ExportFiles.unreadable(CHANGES, e);
    }
  }

  private static Hash hash(LineReader proof, long from) {
    if (!proof.next()) {
      throw new NotProven("From change " + from + " on some are missing, or the proof is cut.");
    }
    return new Hash(StrictText.base64(StrictText.utf8(proof.line())));
  }

  private String counted(Manifest manifest, Checkpoint log, Walk walk) {
    long from = manifest.number("from");
    long to = manifest.number("to");
    if (walk.count() != manifest.number("rows")) {
      throw new NotProven("There are " + walk.count() + ", not as many as the manifest says.");
    }
    if (to >= log.size() || !walk.isWithin(from, to)) {
      throw new NotProven("They go beyond what the manifest says, " + from + " to " + to + ".");
    }
    if (!manifest.isWithoutFilter()) {
      findings.open(
          "That the filter left out none that it was to take",
          "For that, export without a filter.");
      return walk.count() + " of the changes from " + from + " to " + to + ", each at its place";
    }
    if (walk.count() != to - from + 1) {
      throw new NotProven("Of the changes from " + from + " to " + to + " some are missing.");
    }
    return "all " + walk.count() + " changes from " + from + " to " + to + ", each at its place";
  }
}
