package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public keys of the log.
@Schema(description = "The public keys of the log, the newest first.")
record LogKeys(
    @Schema(
            description = "The name of the log and of its keys.",
            example = "tariffledger.org/log/…")
        String origin,
    @Schema(description = "All that ever signed.") List<LogKey> keys) {

  @Schema(description = "A public key of the log.")
  record LogKey(
      @Schema(
              description =
                  "Name, id and key in one line, as verifiers take it (c2sp.org/signed-note).",
              example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
          String vkey,
      @Schema(
              description = "Of what a signature begins with, in hexadecimal digits.",
              example = "530d903a")
          String id,
      @Schema(description = "Ed25519, or ML-DSA-44.", example = "Ed25519") String algorithm,
      @Schema(description = "Counted from 1: one more with every rotation.", example = "1")
          int generation,
      @Schema(description = "Since when it signs.") Instant signsFrom,
      @Schema(description = "Until when; null while no other is in its place.")
          @Nullable Instant signsUntil) {}

  static LogKeys of(String origin, List<org.tariffledger.audit.log.LogKey> keys) {
    return new LogKeys(
        origin,
        keys.stream()
            .map(
                key ->
                    new LogKey(
                        key.vkey(),
                        key.id(),
                        key.algorithm().javaName(),
                        key.generation(),
                        key.from(),
                        key.until()))
            .toList());
  }
}
