package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.log.Consistency;
import org.tariffledger.audit.log.Hash;
import org.tariffledger.audit.log.SignedCheckpoint;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;

/// Between which two trees, and what the caller knows of the smaller one.
record ConsistencyParameters(
    @Parameter(
            description = "How many changes the smaller tree has.",
            example = "1",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
        @Nullable String from,
    @Parameter(
            description = "How many the greater has; unless said, those of the newest checkpoint.",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
        @Nullable String to,
    @Parameter(
            description =
                "The root of the smaller tree in Base64, as the caller's checkpoint says; refused"
                    + " if it is another.")
        @Nullable String fromRoot,
    @Parameter(description = "Refuse what is asked about another log than this one.")
        @Nullable String origin) {

  record Sizes(long from, long to) {

    void refuseBeyond(long newest, Faults faults) {
      for (var size : Map.of("from", from, "to", to).entrySet()) {
        if (size.getValue() > newest) {
          beyond(size.getKey(), size.getValue(), newest, faults);
        }
      }
    }
  }

  Sizes read(SignedCheckpoint newest, Faults faults) {
    if (from == null) {
      faults.add("from", "missing-parameter", "Say of which size the smaller tree is: from=….");
    }
    var smaller = Numbers.size("from", from, 0, faults);
    var greater = Numbers.size("to", to, Math.max(newest.size(), smaller), faults);
    if (to != null && faults.count() == 0 && smaller > greater) {
      faults.add(
          "from",
          "sizes-in-the-wrong-order",
          "A tree of %,d changes does not begin with one of %,d.".formatted(greater, smaller));
    }
    if (origin != null && !origin.equals(newest.checkpoint().origin())) {
      faults.add(
          "origin",
          "other-log",
          "This is the log %s; what %s said is not for it to prove."
              .formatted(newest.checkpoint().origin(), Quoted.of(origin)));
    }
    var root = fromRoot;
    if (root != null) {
      faults.value(
          "fromRoot",
          "bad-root",
          root,
          text -> {
            try {
              return Hash.ofBase64(text);
            } catch (IllegalArgumentException e) {
              throw new IllegalArgumentException(
                  "A root is 32 bytes in Base64; in a URL each + has to be escaped.", e);
            }
          });
    }
    return new Sizes(smaller, greater);
  }

  private static void beyond(String pointer, long size, long newest, Faults faults) {
    faults.add(
        pointer,
        "beyond-checkpoint",
        "The newest checkpoint is of %,d changes; one of %,d is of another log, or of this one before it was restored."
            .formatted(newest, size));
  }

  /// Whether the caller has seen the same history.
  void compare(Consistency proof) {
    if (fromRoot != null && !Hash.ofBase64(fromRoot).equals(proof.fromRoot())) {
      throw HttpRefusal.conflict(
          "other-history",
          "The first %,d changes have the root %s here."
              .formatted(proof.from(), proof.fromRoot().base64()));
    }
  }
}
