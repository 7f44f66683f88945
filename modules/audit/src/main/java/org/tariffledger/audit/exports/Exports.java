package org.tariffledger.audit.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.tariffledger.audit.log.SignedCheckpoint;
import org.tariffledger.audit.log.VerifiableLog;
import org.tariffledger.subscriptions.ChangeFeed;

/// Writes exports, in little memory whatever their size. Where it throws, what was written is not
/// an export and must not look like one.
public final class Exports {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Rows rows;
  private final VerifiableLog log;
  private final ChangeFeed feed;
  private final String version;

  Exports(Rows rows, VerifiableLog log, ChangeFeed feed, String version) {
    this.rows = rows;
    this.log = log;
    this.feed = feed;
    this.version = version;
  }

  public Exported write(ExportQuery query, ExportFormat format, OutputStream to)
      throws IOException {
    var out = new Digested(new BufferedOutputStream(to, BUFFER_BYTES));
    var count = new AtomicLong();
    switch (format) {
      case CSV -> csv(query, out, count);
      case NDJSON -> ndjson(query, out, row -> count.incrementAndGet());
      case BUNDLE -> throw new IllegalArgumentException("A bundle takes a checkpoint.");
    }
    out.flush();
    return Exported.of(count.get(), out);
  }

  private void csv(ExportQuery query, OutputStream out, AtomicLong count) throws IOException {
    try (var csv = new CsvText(query.of(), out)) {
      rows.read(
          query,
          row -> {
            csv.take(row);
            count.incrementAndGet();
          });
    }
  }

  private void ndjson(ExportQuery query, OutputStream out, Row.Taker also) throws IOException {
    rows.read(
        query,
        row -> {
          out.write(row.json());
          out.write('\n');
          also.take(row);
        });
  }

  /// The newest checkpoint, for a bundle of as many changes as there are in it.
  public SignedCheckpoint newestCheckpoint() {
    return log.checkpoint();
  }

  /// One that has all changes of the query, on a server that can sign a bundle of them.
  ///
  /// @throws org.tariffledger.audit.log.LogUnavailable if there is none yet, or it cannot
  public SignedCheckpoint checkpoint(ExportQuery query) {
    log.requireSigning();
    return query.of() == ExportOf.CHANGES ? log.checkpoint(query.to() + 1) : log.checkpoint();
  }

  /// A zip file with the rows, what it takes to verify them, and what is known of them, signed.
  public Exported writeBundle(
      ExportQuery query, SignedCheckpoint signed, ExportedBy by, OutputStream to)
      throws IOException {
    var out = new Digested(new BufferedOutputStream(to, BUFFER_BYTES));
    var sealed = new Sealed(out);
    var count = new AtomicLong();
    var pieces = new BufferedOutputStream(sealed, BUFFER_BYTES);
    try (var bundle = new BundleWriter(pieces, query, signed, log)) {
      bundle.begin();
      bundle.rows(
          (file, places) ->
              ndjson(
                  query,
                  file,
                  row -> {
                    count.incrementAndGet();
                    places.add(row.number());
                  }));
      bundle.end(new Manifest(query, signed, by, count.get(), feed.ledger(), version));
    }
    sealed.seal();
    return Exported.of(count.get(), out);
  }
}
