package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
import org.tariffledger.domain.MeasureEvent.TariffImposed;

/// Everything recorded of one measure, in the order of its positions, so that an entry's index is
/// its version. The first entry imposes the measure; a restated one stands right behind its
/// correction.
public final class MeasureHistory {

  private static final int STANDS = -1;

  private final List<Recorded<MeasureEvent>> entries;
  private final Instant lastAnnouncedAt;
  private volatile @Nullable MeasureTimeline whole;

  public MeasureHistory(List<Recorded<MeasureEvent>> entries) {
    this.entries = List.copyOf(entries);
    this.lastAnnouncedAt =
        entries.stream().map(Recorded::announcedAt).max(Comparator.naturalOrder()).orElseThrow();
  }

  public List<Recorded<MeasureEvent>> entries() {
    return entries;
  }

  /// How the measure was imposed first. Its imposer and its programme are so for ever.
  public TariffImposed imposed() {
    return (TariffImposed) entries.getFirst().event();
  }

  public MeasureHistory with(Recorded<MeasureEvent> entry) {
    var longer = new ArrayList<>(entries);
    longer.add(entry);
    return new MeasureHistory(longer);
  }

  /// The measure as it stood at `validAt` for somebody who knew what was announced by `knownAt` and
  /// held the ledger up to `position`; empty while the measure was unknown to them.
  public Optional<MeasureState> stateAt(Instant validAt, Instant knownAt, long position) {
    return known(knownAt, position).map(timeline -> timeline.at(validAt));
  }

  /// The measure's course for somebody who knew what was announced by `knownAt` and held the ledger
  /// up to `position`; empty while the measure was unknown to them.
  public Optional<MeasureTimeline> known(Instant knownAt, long position) {
    if (knownAt.isBefore(lastAnnouncedAt) || position < entries.getLast().position()) {
      return fold(knownAt, position);
    }
    if (whole == null) {
      whole = fold(knownAt, position).orElse(null);
    }
    return Optional.ofNullable(whole);
  }

  private Optional<MeasureTimeline> fold(Instant knownAt, long position) {
    Recorded<MeasureEvent> imposition = null;
    var acts = new ArrayList<Recorded<MeasureEvent>>();
    for (int version : standing(knownAt, position)) {
      var entry = entries.get(version);
      switch (entry.event()) {
        case TariffImposed _ -> imposition = entry;
        case EntryCorrected _, EntryRetracted _ -> {}
        default -> acts.add(entry);
      }
    }
    return imposition == null
        ? Optional.empty()
        : Optional.of(new MeasureTimeline(imposition, acts));
  }

  /// The versions that are known and neither corrected nor retracted by others that are, in the
  /// order of announcements. A restated entry takes the place of the one it restates.
  private List<Integer> standing(Instant knownAt, long position) {
    var strikers = strikers(knownAt, position);
    return IntStream.range(0, entries.size())
        .filter(v -> strikers[v] == STANDS && entries.get(v).isKnown(knownAt, position))
        .boxed()
        .sorted(Comparator.comparing(this::placeOf, Recorded.BY_ANNOUNCEMENT))
        .toList();
  }

  /// By version: the version of the last known entry that corrects or retracts it. What is struck
  /// itself strikes nothing.
  private int[] strikers(Instant knownAt, long position) {
    var strikers = new int[entries.size()];
    Arrays.fill(strikers, STANDS);
    for (int version = entries.size() - 1; version >= 0; version--) {
      var entry = entries.get(version);
      if (strikers[version] == STANDS && entry.isKnown(knownAt, position)) {
        switch (entry.event()) {
          case EntryCorrected e -> strike(strikers, e.entry(), version);
          case EntryRetracted e -> {
            strike(strikers, e.entry(), version);
            if (entries.get(Math.toIntExact(e.entry())).event() instanceof EntryCorrected) {
              strike(strikers, e.entry() + 1, version);
            }
          }
          default -> {}
        }
      }
    }
    return strikers;
  }

  private static void strike(int[] strikers, long version, int by) {
    var struck = Math.toIntExact(version);
    if (strikers[struck] == STANDS) {
      strikers[struck] = by;
    }
  }

  /// The version of the entry that imposes the measure, for those who know everything; of a
  /// retracted measure, that of the last which did.
  public long imposition() {
    return versionsOfImpositions()
        .filter(this::stands)
        .max()
        .orElseGet(() -> versionsOfImpositions().max().orElseThrow());
  }

  private LongStream versionsOfImpositions() {
    return LongStream.range(0, entries.size())
        .filter(v -> entries.get(Math.toIntExact(v)).event() instanceof TariffImposed);
  }

  /// The version of the entry that corrects or retracts the one of this version, for those who
  /// know everything; empty while it counts.
  public OptionalLong struckBy(long version) {
    var by = strikers(Instant.MAX, Long.MAX_VALUE)[Math.toIntExact(version)];
    return by == STANDS ? OptionalLong.empty() : OptionalLong.of(by);
  }

  Optional<Recorded<MeasureEvent>> entry(long version) {
    return version < 0 || version >= entries.size()
        ? Optional.empty()
        : Optional.of(entries.get(Math.toIntExact(version)));
  }

  /// Whether the entry counts, for those who know everything.
  boolean stands(long version) {
    return standing(Instant.MAX, Long.MAX_VALUE).contains(Math.toIntExact(version));
  }

  boolean isRetracted(long version) {
    var by = struckBy(version);
    return by.isPresent()
        && entries.get(Math.toIntExact(by.getAsLong())).event() instanceof EntryRetracted;
  }

  /// Whether exactly this is recorded, and counts.
  boolean holds(MeasureEvent event) {
    return standing(Instant.MAX, Long.MAX_VALUE).stream()
        .anyMatch(version -> entries.get(version).event().equals(event));
  }

  private Recorded<MeasureEvent> placeOf(int version) {
    var at = version;
    while (at > 0 && entries.get(at - 1).event() instanceof EntryCorrected corrected) {
      at = Math.toIntExact(corrected.entry());
    }
    return entries.get(at);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MeasureHistory history && history.entries.equals(entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
