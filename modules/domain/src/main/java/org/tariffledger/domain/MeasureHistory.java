package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.PauseExtended;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffPaused;

/// Everything recorded of one measure, in the order of its positions, so that an entry's index is
/// its version. The first entry imposes the measure; a restated one stands right behind its
/// correction.
public final class MeasureHistory {

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

  /// Every scope of targets that an entry names, whether it counts or not.
  public Stream<Targets> targets() {
    return entries.stream()
        .map(
            entry ->
                switch (entry.event()) {
                  case TariffImposed e -> e.targets();
                  case ScopeChanged e -> e.targets();
                  default -> null;
                })
        .flatMap(Stream::ofNullable);
  }

  /// Every scope of goods that an entry names, whether it counts or not.
  public Stream<Products> products() {
    return entries.stream()
        .map(
            entry ->
                switch (entry.event()) {
                  case TariffImposed e -> e.products();
                  case ScopeChanged e -> e.products();
                  default -> null;
                })
        .flatMap(Stream::ofNullable);
  }

  /// Every duty that an entry names, also as what is left in a pause, whether it counts or not.
  public Stream<Duty> duties() {
    return entries.stream()
        .map(
            entry ->
                switch (entry.event()) {
                  case TariffImposed e -> e.duty();
                  case DutyChanged e -> e.duty();
                  case TariffPaused e -> e.residual() instanceof Residual.Charges(var d) ? d : null;
                  default -> null;
                })
        .flatMap(Stream::ofNullable);
  }

  /// All goods that an entry names, to cover them or in a condition or an exemption, whether it
  /// counts or not.
  public Stream<Products> goods() {
    return Stream.concat(
        products(),
        entries.stream()
            .map(Recorded::event)
            .flatMap(MeasureHistory::predicates)
            .flatMap(
                predicate ->
                    predicate instanceof Predicate.Products(var products)
                        ? Stream.of(products)
                        : Stream.of()));
  }

  /// Every list that an entry names, whether it counts or not.
  public Stream<ProductListId> lists() {
    return Stream.concat(
            products().flatMap(Products::lists),
            entries.stream()
                .map(Recorded::event)
                .flatMap(MeasureHistory::predicates)
                .flatMap(Predicate::lists))
        .distinct();
  }

  private static Stream<Predicate> predicates(MeasureEvent event) {
    return switch (event) {
      case TariffImposed e -> e.conditions().stream();
      case ExemptionGranted e -> e.exemption().when().stream();
      default -> Stream.of();
    };
  }

  public MeasureHistory with(Recorded<MeasureEvent> entry) {
    var longer = new ArrayList<>(entries);
    longer.add(entry);
    return new MeasureHistory(longer);
  }

  /// What a ledger that ends at the position holds of the measure; empty if nothing.
  public Optional<MeasureHistory> upTo(long position) {
    if (entries.getLast().position() <= position) {
      return Optional.of(this);
    }
    var held = Recorded.upTo(position, entries);
    return held.isEmpty() ? Optional.empty() : Optional.of(new MeasureHistory(held));
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
    return course(standing(knownAt, position));
  }

  /// The course as it stands where the entry has its place, without the entry itself: what a
  /// restatement of it is judged by.
  Optional<MeasureTimeline> courseWithout(long version) {
    var said = said(version);
    return course(
        standing(Instant.MAX, Long.MAX_VALUE).stream()
            .filter(other -> other != version && !said(other).isAfter(said))
            .toList());
  }

  /// When the entry, or the one whose place it takes, was announced.
  Instant said(long version) {
    return placeOf(Math.toIntExact(version)).announcedAt();
  }

  private Optional<MeasureTimeline> course(List<Integer> versions) {
    MeasureTimeline.Act imposition = null;
    var acts = new ArrayList<MeasureTimeline.Act>();
    for (int version : versions) {
      var entry = entries.get(version);
      switch (entry.event()) {
        case TariffImposed _ -> imposition = new MeasureTimeline.Act(entry, said(version));
        case EntryCorrected _, EntryRetracted _ -> {}
        default -> acts.add(new MeasureTimeline.Act(entry, said(version)));
      }
    }
    return imposition == null
        ? Optional.empty()
        : Optional.of(new MeasureTimeline(imposition, acts));
  }

  /// The versions that are known and neither corrected nor retracted by others that are, in the
  /// order of announcements. A restated entry takes the place of the one it restates.
  List<Integer> standing(Instant knownAt, long position) {
    var strikes = strikes(knownAt, position);
    return IntStream.range(0, entries.size())
        .filter(version -> strikes[version] == 0 && entries.get(version).isKnown(knownAt, position))
        .boxed()
        .sorted(Comparator.comparing(this::placeOf, Recorded.BY_ANNOUNCEMENT))
        .toList();
  }

  /// How often each version is struck. A correction that is retracted takes the entry behind it
  /// along.
  private int[] strikes(Instant knownAt, long position) {
    var strikes = new int[entries.size()];
    for (int version = entries.size() - 1; version >= 0; version--) {
      var entry = entries.get(version);
      if (strikes[version] == 0 && entry.isKnown(knownAt, position)) {
        switch (entry.event()) {
          case EntryCorrected e -> strikes[Math.toIntExact(e.entry())]++;
          case EntryRetracted e -> {
            var retracted = Math.toIntExact(e.entry());
            strikes[retracted]++;
            if (entries.get(retracted).event() instanceof EntryCorrected) {
              strikes[retracted + 1]++;
            }
          }
          default -> {}
        }
      }
    }
    return strikes;
  }

  /// Whether an entry is struck by two others, so that two might stand in its place.
  boolean strikesTwice() {
    return IntStream.of(strikes(Instant.MAX, Long.MAX_VALUE)).anyMatch(times -> times > 1);
  }

  /// The version of the entry that corrects or retracts the one of this version, for those who
  /// know everything; empty while it counts.
  public OptionalInt struckBy(int version) {
    var strikes = strikes(Instant.MAX, Long.MAX_VALUE);
    return IntStream.range(version + 1, entries.size())
        .filter(by -> strikes[by] == 0 && strikes(entries.get(by).event(), version))
        .max();
  }

  private boolean strikes(MeasureEvent event, int version) {
    return switch (event) {
      case EntryCorrected e -> e.entry() == version;
      case EntryRetracted e ->
          e.entry() == version
              || (e.entry() + 1 == version && isCorrection(Math.toIntExact(e.entry())));
      default -> false;
    };
  }

  boolean isCorrection(int version) {
    return entries.get(version).event() instanceof EntryCorrected;
  }

  /// The version of the entry that imposes the measure, for those who know everything; of a
  /// retracted measure, that of the last which did.
  public int imposition() {
    return versionsOfImpositions()
        .filter(this::stands)
        .max()
        .orElseGet(() -> versionsOfImpositions().max().orElseThrow());
  }

  private IntStream versionsOfImpositions() {
    return IntStream.range(0, entries.size())
        .filter(version -> entries.get(version).event() instanceof TariffImposed);
  }

  /// The entries that count, by what is known: neither corrected nor retracted.
  public List<Recorded<MeasureEvent>> standingEntries(Instant knownAt, long position) {
    return standing(knownAt, position).stream().map(entries::get).toList();
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

  /// Whether exactly this is recorded, and counts.
  boolean holds(MeasureEvent event) {
    return standing(Instant.MAX, Long.MAX_VALUE).stream()
        .anyMatch(version -> entries.get(version).event().equals(event));
  }

  /// Whether it is recorded, and counts, that a pause was so extended, whichever it was.
  boolean holdsExtension(@Nullable Instant until, Announcement announcement) {
    return standingEntries(Instant.MAX, Long.MAX_VALUE).stream()
        .anyMatch(
            entry ->
                entry.event() instanceof PauseExtended e
                    && Objects.equals(e.until(), until)
                    && e.announcement().equals(announcement));
  }

  /// The entry that said exactly this and counts no more.
  Optional<Long> struck(MeasureEvent event) {
    return LongStream.range(0, entries.size())
        .filter(version -> entries.get(Math.toIntExact(version)).event().equals(event))
        .filter(version -> !stands(version))
        .boxed()
        .findFirst();
  }

  /// Whether exactly this is recorded, and reads otherwise since.
  boolean isCorrected(MeasureEvent event) {
    return struck(event)
        .map(version -> struckBy(Math.toIntExact(version)))
        .filter(by -> by.isPresent() && isCorrection(by.getAsInt()))
        .isPresent();
  }

  /// The entry, or the one whose place it takes: the first that was restated.
  Recorded<MeasureEvent> placeOf(int version) {
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
