package org.tariffledger.subscriptions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;

/// What a CloudEvent says about itself. `time` is when it happened, `recordedTime` when the ledger
/// took it in (of what time alone brought when that was: whoever writes it, and whenever, writes
/// the same), `cause` what made it, if something did.
record Envelope(
    UUID ledger,
    long sequence,
    String type,
    String subject,
    String partitionKey,
    Instant time,
    Instant recordedTime,
    @Nullable Cause cause) {

  /// The act in which it goes back to, and the id of what brought it about.
  record Cause(String correlation, @Nullable String causation) {}

  /// CloudEvents 1.0, with its extensions `recordedtime`, `sequence`, `partitionkey`,
  /// `correlationid` and `causationid`.
  record Written(
      @OneOf("1.0") String specversion,
      @Matching(Matching.SEQUENCE) String id,
      @Matching("^urn:uuid:[0-9a-f-]{36}$") String source,
      @Matching("^org\\.tariffledger\\.(rate\\.changed|fact\\.[a-z-]+)$") String type,
      String subject,
      Instant time,
      Instant recordedtime,
      @Matching(Matching.SEQUENCE) String sequence,
      String partitionkey,
      @Nullable String correlationid,
      @Nullable String causationid,
      @OneOf("application/json") String datacontenttype,
      @Matching("^https://tariffledger\\.org/schemas/[a-z.-]+/[0-9]+$") String dataschema,
      Object data) {}

  String json(Object data) {
    return LedgerJson.mapper()
        .writeValueAsString(
            new Written(
                "1.0",
                PublicChange.text(sequence),
                PublicChange.source(ledger),
                type,
                subject,
                time,
                recordedTime,
                PublicChange.text(sequence),
                partitionKey,
                cause == null ? null : cause.correlation(),
                cause == null ? null : cause.causation(),
                "application/json",
                SchemaId.of(type).uri(),
                data));
  }

  static boolean isTooLarge(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length > PublicChange.BYTES_MAX;
  }
}
