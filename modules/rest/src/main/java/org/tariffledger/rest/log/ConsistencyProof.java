package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tariffledger.audit.log.Consistency;
import org.tariffledger.audit.log.Hash;

/// A proof that the log only grew.
@Schema(description = "That the greater tree begins with the smaller one (RFC 9162).")
record ConsistencyProof(
    @Schema(description = "The name of the log.", example = "tariffledger.org/log/…") String origin,
    @Schema(description = "How many changes the smaller tree has.", example = "12") long from,
    @Schema(description = "Its root, in Base64.") String fromRoot,
    @Schema(description = "How many changes the greater tree has.", example = "345") long to,
    @Schema(description = "Its root, in Base64.") String toRoot,
    @Schema(description = "Hashes in Base64, in the order in which they are used.")
        List<String> proof) {

  static ConsistencyProof of(Consistency proof) {
    return new ConsistencyProof(
        proof.origin(),
        proof.from(),
        proof.fromRoot().base64(),
        proof.to(),
        proof.toRoot().base64(),
        proof.path().stream().map(Hash::base64).toList());
  }
}
