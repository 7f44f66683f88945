package org.tariffledger.rest.replays;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.replays.Projection;
import org.tariffledger.audit.replays.Replays;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Pointer;
import tools.jackson.databind.node.ObjectNode;

/// What is to be built anew, and up to where; to the newest, unless said.
record ReplayOrder(Projection projection, @Nullable Long toPosition) {

  private static final String PROJECTION = "projection";
  private static final String TO_POSITION = "toPosition";
  private static final List<String> FIELDS = List.of(PROJECTION, TO_POSITION);

  /// With every fault told before anything begins.
  static ReplayOrder read(ObjectNode body, Faults faults) {
    faults.addOthers(body, "", FIELDS);
    return new ReplayOrder(projection(body, faults), position(body, faults));
  }

  private static Projection projection(ObjectNode body, Faults faults) {
    var pointer = Pointer.child("", PROJECTION);
    var node = body.get(PROJECTION);
    if (node == null || node.isNull()) {
      faults.add(pointer, "missing-field", "The field \"" + PROJECTION + "\" is needed.");
      return Projection.RATE_BOOK;
    }
    if (!node.isString()) {
      faults.add(
          pointer,
          "wrong-type",
          "Here must stand a text, not %s.".formatted(Names.of(node.getNodeType())));
      return Projection.RATE_BOOK;
    }
    return faults.choice(pointer, node.asString(), Projection.RATE_BOOK);
  }

  private static @Nullable Long position(ObjectNode body, Faults faults) {
    var node = body.get(TO_POSITION);
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0) {
      return node.asLong();
    }
    faults.add(
        Pointer.child("", TO_POSITION), "bad-position", "A position is a whole number from 0.");
    return null;
  }

  /// The end of the act that holds the position.
  long end(Replays replays, Faults faults) {
    var newest = replays.newest(projection);
    var wanted = toPosition;
    if (wanted != null && wanted > newest) {
      faults.add(
          Pointer.child("", TO_POSITION),
          "beyond-end",
          "The %s has come to %d.".formatted(projection.text(), newest));
      return newest;
    }
    return wanted == null ? newest : replays.whole(projection, wanted);
  }
}
