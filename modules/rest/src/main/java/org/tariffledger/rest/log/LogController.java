package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.audit.log.LogVerifications;
import org.tariffledger.audit.log.SignedCheckpoint;
import org.tariffledger.audit.log.VerifiableLog;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Sha256;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.subscriptions.ChangeFeed;

/// `/v1/audit`, and the receipts of changes.
@Tag(name = "Audit")
@RestController
class LogController {

  static final String TEXT = "text/plain;charset=utf-8";
  static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private static final Duration KEPT_FOR = Duration.ofDays(1);
  private static final int TAG_DIGITS = 32;

  private final VerifiableLog log;
  private final LogVerifications verifications;
  private final ChangeFeed feed;

  LogController(VerifiableLog log, LogVerifications verifications, ChangeFeed feed) {
    this.log = log;
    this.verifications = verifications;
    this.feed = feed;
  }

  @Operation(
      summary = "The newest checkpoint",
      description =
          "How many changes the log has and the root of the tree over them, signed"
              + " (c2sp.org/tlog-checkpoint). Keep it: what is said later must go on from it.")
  @GetMapping(path = "/v1/audit/checkpoint", produces = TEXT)
  ResponseEntity<byte[]> checkpoint() {
    var signed = log.checkpoint();
    return text(signed.bytes(), CacheControl.noCache(), tag(signed));
  }

  @Operation(
      summary = "The receipt of a change",
      description =
          "That the change stands in the newest checkpoint (c2sp.org/tlog-proof): to be verified"
              + " with the change's bytes and a public key alone, whenever. A receipt stays good.")
  @GetMapping(path = "/v1/changes/{id}/receipt", produces = TEXT)
  ResponseEntity<byte[]> receipt(@PathVariable("id") String id, Faults faults) {
    var sequence = Numbers.sequence("id", id, faults);
    faults.throwIfAny();
    if (sequence >= feed.headNow().sequence()) {
      throw HttpRefusal.unknown("change", id);
    }
    var receipt = log.receipt(sequence);
    return text(
        receipt.bytes(),
        CacheControl.maxAge(KEPT_FOR).cachePublic(),
        sequence + "-" + tag(receipt.signed()));
  }

  @Operation(
      summary = "Whether the log only grew",
      description =
          "A proof that the tree of `to` changes begins with that of `from` (RFC 9162, section"
              + " 2.1.4), to be verified against two checkpoints.")
  @GetMapping(path = "/v1/audit/consistency", produces = JSON)
  ResponseEntity<ConsistencyProof> consistency(
      @ParameterObject ConsistencyParameters parameters, Faults faults) {
    var signed = log.checkpoint();
    var wanted = parameters.read(signed, faults);
    faults.throwIfAny();
    var found = log.consistency(wanted.from(), wanted.to());
    if (found.isEmpty()) {
      wanted.refuseBeyond(log.checkpoint().size(), faults);
    }
    faults.throwIfAny();
    var proof = found.orElseThrow();
    parameters.compare(proof);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(KEPT_FOR).cachePublic())
        .body(ConsistencyProof.of(proof));
  }

  @Operation(
      summary = "The keys that sign checkpoints",
      description = "All that ever did, the newest first, and from when until when.")
  @GetMapping(path = "/v1/audit/keys", produces = JSON)
  ResponseEntity<LogKeys> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(LogKeys.of(log.status().origin(), log.keys()));
  }

  @Operation(
      summary = "Sign with new keys",
      description =
          "The old ones sign too for `overlapSeconds`, so that verifiers have time to learn the"
              + " new ones.")
  @PostMapping(path = "/v1/audit/keys", produces = JSON)
  ResponseEntity<LogKeys> rotate(@ParameterObject RotationParameters parameters, Faults faults) {
    var overlap = parameters.read(faults);
    faults.throwIfAny();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(LogKeys.of(log.status().origin(), log.rotate(overlap)));
  }

  @Operation(
      summary = "Whether every change is what was logged",
      description =
          "What came of reading all changes anew and holding them against the tree, or how far that"
              + " has come: this server does so after it starts, once a day, and when asked.")
  @GetMapping(path = "/v1/audit/verification", produces = JSON)
  ResponseEntity<LogVerification> verification() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(LogVerification.of(verifications.newest()));
  }

  @Operation(
      summary = "Have every change looked at",
      description = "Begins at once, unless it runs already; ask how far it has come.")
  @PostMapping(path = "/v1/audit/verification", produces = JSON)
  ResponseEntity<LogVerification> verify() {
    verifications.begin();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(LogVerification.of(verifications.newest()));
  }

  private static ResponseEntity<byte[]> text(byte[] bytes, CacheControl cache, String tag) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(TEXT))
        .cacheControl(cache)
        .eTag("\"" + tag + "\"")
        .body(bytes);
  }

  private static String tag(SignedCheckpoint signed) {
    return signed.size() + "-" + Sha256.of(signed.bytes()).substring(0, TAG_DIGITS);
  }
}
