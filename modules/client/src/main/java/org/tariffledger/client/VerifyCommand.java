package org.tariffledger.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.proof.BundleVerifier;
import org.tariffledger.client.proof.Findings;
import org.tariffledger.client.proof.KeptCheckpoint;
import org.tariffledger.client.proof.LogKey;
import org.tariffledger.client.proof.NotProven;
import org.tariffledger.client.proof.ServerVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An export, or a server, against the log.
@Command(
    name = "verify",
    description = {
      "Verifies an export, or without one the server itself, by code of its own: signatures,",
      "and that every change is in the log at its place, unaltered and none missing.",
      "Ends with 1 if anything of it is not so, and names every fault."
    })
final class VerifyCommand implements Runnable {

  @Parameters(
      paramLabel = "BUNDLE",
      arity = "0..1",
      description = "The export, as a zip file or unpacked; the server is verified if not said.")
  private @Nullable Path bundle;

  @Option(
      names = "--log-key",
      paramLabel = "KEY",
      description = "The ledger's key, as it was published: name+id+base64; may be repeated.")
  private List<String> logKeys = List.of();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint that was kept: the log must go on from it; may be repeated.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--remember",
      paramLabel = "FILE",
      description = "Keep keys and checkpoint there, and next time go on from them.")
  private @Nullable Path memory;

  private final TariffLedgerCommand root;

  VerifyCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    var kept = Optional.ofNullable(memory).flatMap(file -> LogMemory.in(at(file, session)));
    var keys = logKeys.isEmpty() ? kept.map(LogMemory::keys).orElse(List.of()) : keys();
    var older = new ArrayList<>(checkpoints(session));
    kept.map(LogMemory::checkpoint).ifPresent(older::add);
    var findings =
        bundle == null
            ? ofServer(keys, older, session)
            : ofBundle(at(bundle, session), keys, older, session);
    FindingsText.print(findings, session);
    if (findings.faults() > 0) {
      throw new CannotGoOn(
          Why.REFUSED, "Not verified: " + Words.counted(findings.faults(), "fault") + ".");
    }
  }

  private static Path at(Path file, Session session) {
    return session.surroundings().folder().resolve(file);
  }

  private List<LogKey> keys() {
    try {
      return logKeys.stream().map(LogKey::parse).toList();
    } catch (NotProven e) {
      throw new CannotGoOn(Why.USAGE, "--log-key: " + e.getMessage());
    }
  }

  private List<KeptCheckpoint> checkpoints(Session session) {
    var kept = new ArrayList<KeptCheckpoint>();
    for (var file : checkpoints) {
      try {
        kept.add(KeptCheckpoint.in(at(file, session)));
      } catch (IOException e) {
        throw new CannotGoOn(Why.USAGE, file + " cannot be read: " + Reason.of(e));
      }
    }
    return kept;
  }

  private static Findings ofBundle(
      Path path, List<LogKey> keys, List<KeptCheckpoint> older, Session session) {
    if (!Files.isReadable(path)) {
      throw new CannotGoOn(Why.USAGE, path + " cannot be read, or is not there.");
    }
    var name = String.valueOf(path.getFileName());
    try (var progress = session.progress(name, BundleVerifier.bytes(path), Bytes::of)) {
      return BundleVerifier.verify(path, keys, older, progress::reached);
    }
  }

  /// What was verified is remembered, and nothing else.
  private Findings ofServer(List<LogKey> keys, List<KeptCheckpoint> older, Session session) {
    try (var ledger = session.toRead()) {
      return ledger.heard(
          client -> {
            var verifier = ServerVerifier.of(client, keys);
            try (var progress =
                session.progress("verify", verifier.size(), n -> Words.counted(n, "change"))) {
              var findings = verifier.verify(older, progress::reached);
              if (findings.faults() == 0 && memory != null) {
                LogMemory.write(at(memory, session), verifier.keys(), verifier.note());
              }
              return findings;
            }
          });
    }
  }
}
