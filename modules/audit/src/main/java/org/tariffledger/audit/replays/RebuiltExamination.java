package org.tariffledger.audit.replays;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tariffledger.audit.doctor.Check;
import org.tariffledger.audit.doctor.Examination;

/// What came of the newest replay of each projection. It begins none: that takes long.
record RebuiltExamination(Replays replays) implements Examination {

  @Override
  public String name() {
    return "rebuilt";
  }

  @Override
  public Check look() {
    var measured =
        Arrays.stream(Projection.values()).map(this::said).collect(Collectors.joining("; "));
    return Arrays.stream(Projection.values()).anyMatch(this::differs)
        ? Check.failed(
            name(),
            measured,
            "Read the differences. In place of a rate book that differs, switch to what was built,"
                + " or restart; a change log or a tree needs a backup, unless the change log was"
                + " told by another engine revision.")
        : Check.ok(name(), measured);
  }

  private boolean differs(Projection projection) {
    return replays
        .newestOf(projection)
        .filter(r -> r.differencesTotal() > 0)
        .filter(r -> r.place() != Replay.Place.IN_USE)
        .isPresent();
  }

  private String said(Projection projection) {
    return projection.text()
        + ": "
        + replays
            .newestOf(projection)
            .map(
                replay ->
                    "%s up to %d of %d, %d differences"
                        .formatted(
                            replay.state().name().toLowerCase(java.util.Locale.ROOT),
                            replay.position(),
                            replay.toPosition(),
                            replay.differencesTotal()))
            .orElse("not since the start");
  }
}
