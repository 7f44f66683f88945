package org.tariffledger.projections;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ChainSource;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Measures;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProductLists;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.ReferenceEvent.SuccessorsDeclared;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.RateSource;

/// What a rate book holds and finds it by. It only grows, by whole acts; one thread at a time
/// writes, any number read.
final class BookIndexes implements RateSource, ChainSource {

  private final RecordTimes times;
  private final MeasureIndex index;
  private final ConcurrentNavigableMap<MeasureId, MeasureHistory> measures;
  private final ConcurrentNavigableMap<ProgrammeId, Recorded<ProgrammeRegistered>> programmes;
  private final EntryIndex<GroupId, ReferenceEvent> groups;
  private final EntryIndex<EconomyCode, ReferenceEvent> coverage;
  private final EntryIndex<EconomyCode, ReferenceEvent> stackingRules;
  private final EntryIndex<ProductListId, ReferenceEvent> productLists;
  private final EntryIndex<EconomyCode, ReferenceEvent> schedules;
  private final DiplomacyIndex diplomacy;
  private final Set<ClaimName> columnClaims;
  private final Set<NumericFact> ruleShares;
  private final ConcurrentMap<Digest, CodeSet> codes;
  private final ConcurrentMap<Digest, Schedule> editions;
  private final ConcurrentNavigableMap<Instant, Queue<Recorded<Event>>> announcedLater;
  private final Contents contents;

  BookIndexes(Contents contents) {
    times = new RecordTimes();
    index = new MeasureIndex();
    measures = new ConcurrentSkipListMap<>(Comparator.comparing(MeasureId::value));
    programmes = new ConcurrentSkipListMap<>(Comparator.comparing(ProgrammeId::value));
    groups = new EntryIndex<>(Comparator.comparing(GroupId::value));
    coverage = new EntryIndex<>(Comparator.comparing(EconomyCode::value));
    stackingRules = new EntryIndex<>(Comparator.comparing(EconomyCode::value));
    productLists = new EntryIndex<>(Comparator.comparing(ProductListId::value));
    schedules = new EntryIndex<>(Comparator.comparing(EconomyCode::value));
    diplomacy = new DiplomacyIndex();
    columnClaims = ConcurrentHashMap.newKeySet();
    ruleShares = ConcurrentHashMap.newKeySet();
    codes = new ConcurrentHashMap<>();
    editions = new ConcurrentHashMap<>();
    announcedLater = new ConcurrentSkipListMap<>();
    this.contents = contents;
  }

  private BookIndexes(BookIndexes other, Contents contents) {
    times = other.times.copy();
    index = other.index.copy();
    measures = new ConcurrentSkipListMap<>(other.measures);
    programmes = new ConcurrentSkipListMap<>(other.programmes);
    groups = other.groups.copy();
    coverage = other.coverage.copy();
    stackingRules = other.stackingRules.copy();
    productLists = other.productLists.copy();
    schedules = other.schedules.copy();
    diplomacy = other.diplomacy.copy();
    columnClaims = Copies.ofSet(other.columnClaims);
    ruleShares = Copies.ofSet(other.ruleShares);
    codes = new ConcurrentHashMap<>(other.codes);
    editions = new ConcurrentHashMap<>(other.editions);
    announcedLater = new ConcurrentSkipListMap<>();
    other.announcedLater.forEach(
        (at, entries) -> announcedLater.put(at, new ConcurrentLinkedQueue<>(entries)));
    this.contents = contents;
  }

  /// Others that begin with everything in these; neither see what the other takes in from then on.
  BookIndexes copy(Contents contents) {
    return new BookIndexes(this, contents);
  }

  /// The newest position in the book, the last of its act; 0 while it is empty.
  long position() {
    return times.last();
  }

  /// When the entry at the position was recorded; the epoch for position 0.
  Instant recordedAt(long position) {
    return times.at(position);
  }

  /// The newest position in the book that was recorded at or before the moment; 0 if none.
  long positionAt(Instant recordedAt) {
    return times.positionAt(recordedAt);
  }

  /// Takes in the next act. Readers see all of it at once; one that is held already changes
  /// nothing. What can fail comes first, so that an act that cannot be taken in leaves nothing.
  ///
  /// @throws IllegalStateException if entries between were left out
  void add(List<Recorded<Event>> act) {
    if (act.getLast().position() > position()) {
      requireOneActThatFollows(act);
      act.forEach(this::readContent);
      act.forEach(this::index);
      times.add(act.getLast().recordedAt(), act.size());
    }
  }

  private void requireOneActThatFollows(List<Recorded<Event>> act) {
    var before = position();
    for (var entry : act) {
      if (entry.position() != before + 1) {
        throw new IllegalStateException(
            "Position %d follows %d: entries are missing.".formatted(entry.position(), before));
      }
      if (!entry.recordedAt().equals(act.getFirst().recordedAt())) {
        throw new IllegalArgumentException(
            "Position %d was not recorded together with those before.".formatted(entry.position()));
      }
      before = entry.position();
    }
  }

  private void readContent(Recorded<Event> entry) {
    switch (entry.event()) {
      case ProductListPublished e ->
          codes.computeIfAbsent(
              e.content().digest(), digest -> CodeSet.parse(contents.text(digest)));
      case SchedulePublished e ->
          editions.computeIfAbsent(
              e.content().digest(), digest -> Schedule.parse(contents.text(digest)));
      case MeasureEvent _,
          ProgrammeRegistered _,
          GroupRegistered _,
          GroupMembersChanged _,
          CoverageDeclared _,
          StackingRuleSet _,
          StackingRuleEnded _,
          ProductListRegistered _,
          ColumnAssigned _,
          SuccessorsDeclared _,
          DiplomacyEvent _ -> {}
    }
  }

  private void index(Recorded<Event> entry) {
    switch (entry.event()) {
      case MeasureEvent event ->
          addToMeasure(new Recorded<>(entry.position(), entry.recordedAt(), event));
      case ReferenceEvent event ->
          addReference(new Recorded<>(entry.position(), entry.recordedAt(), event));
      case DiplomacyEvent event ->
          diplomacy.add(new Recorded<>(entry.position(), entry.recordedAt(), event));
    }
    if (entry.announcedAt().isAfter(entry.recordedAt())) {
      announcedLater
          .computeIfAbsent(entry.announcedAt(), _ -> new ConcurrentLinkedQueue<>())
          .add(entry);
    }
  }

  /// When something that is in the book becomes known next, after the moment.
  Optional<Instant> nextAnnouncement(Instant after) {
    return Optional.ofNullable(announcedLater.higherKey(after));
  }

  /// What was recorded up to the position and becomes known at the first moment after `after` at
  /// which anything of it does; in the order of positions.
  List<Recorded<Event>> nextAnnounced(Instant after, long position) {
    return announcedLater.tailMap(after, false).values().stream()
        .map(entries -> entries.stream().filter(entry -> entry.position() <= position).toList())
        .filter(entries -> !entries.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private void addToMeasure(Recorded<MeasureEvent> entry) {
    var id = entry.event().measure();
    var history = Measures.evolve(Optional.ofNullable(measures.get(id)), entry).orElseThrow();
    measures.put(id, history);
    index.add(entry.event(), history);
  }

  private void addReference(Recorded<ReferenceEvent> entry) {
    switch (entry.event()) {
      case ProgrammeRegistered e ->
          programmes.put(e.programme(), new Recorded<>(entry.position(), entry.recordedAt(), e));
      case GroupRegistered e -> {
        groups.add(e.group(), entry);
        index.addMembers(e.group(), e.members());
      }
      case GroupMembersChanged e -> {
        groups.add(e.group(), entry);
        index.addMembers(e.group(), e.members());
      }
      case CoverageDeclared e -> coverage.add(e.importer(), entry);
      case StackingRuleSet e -> {
        Stream.ofNullable(e.share()).forEach(ruleShares::add);
        stackingRules.add(e.imposer(), entry);
      }
      case StackingRuleEnded e -> stackingRules.add(e.imposer(), entry);
      case ProductListRegistered e -> productLists.add(e.list(), entry);
      case ProductListPublished e -> {
        index.addCodes(e.list(), codes(e.content().digest()));
        productLists.add(e.list(), entry);
      }
      case SchedulePublished e -> schedules.add(e.importer(), entry);
      case ColumnAssigned e -> {
        Stream.ofNullable(e.claim()).forEach(columnClaims::add);
        schedules.add(e.importer(), entry);
      }
      case SuccessorsDeclared e -> schedules.add(e.importer(), entry);
    }
  }

  /// All entries, by what they are about.
  void tell(BiConsumer<String, List<? extends Recorded<?>>> teller) {
    measures.forEach((id, history) -> teller.accept("measure " + id.value(), history.entries()));
    programmes.forEach((id, entry) -> teller.accept("programme " + id.value(), List.of(entry)));
    groups.keys().forEach(id -> teller.accept("group " + id.value(), groups.of(id)));
    coverage.keys().forEach(id -> teller.accept("coverage " + id.value(), coverage.of(id)));
    stackingRules
        .keys()
        .forEach(id -> teller.accept("stacking rules " + id.value(), stackingRules.of(id)));
    productLists
        .keys()
        .forEach(id -> teller.accept("product list " + id.value(), productLists.of(id)));
    schedules.keys().forEach(id -> teller.accept("schedule " + id.value(), schedules.of(id)));
    diplomacy.tell(teller);
  }

  /// What the entries name by digest.
  void tellContents(BiConsumer<String, Object> teller) {
    codes.forEach((digest, set) -> teller.accept("codes " + digest.value(), set));
    editions.forEach(
        (digest, edition) -> teller.accept("lines " + digest.value(), edition.lines()));
  }

  /// What things are found by, without regard to order.
  void tellIndex(BiConsumer<String, Object> teller) {
    index.tell(teller);
    teller.accept("claims of columns", Set.copyOf(columnClaims));
    teller.accept("shares of rules", Set.copyOf(ruleShares));
    announcedLater.forEach(
        (at, entries) -> teller.accept("announced at " + at, List.copyOf(entries)));
  }

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    return Optional.ofNullable(measures.get(id));
  }

  @Override
  public Collection<MeasureHistory> measuresOf(EconomyCode importer) {
    return histories(index.measuresOf(importer));
  }

  @Override
  public Collection<MeasureId> answersTo(MeasureId id) {
    return index.answersTo(id);
  }

  /// Every number of a shipment that a measure asks for, or a stacking rule.
  Collection<NumericFact> numbers() {
    var numbers = new TreeSet<>(index.numbers());
    numbers.addAll(ruleShares);
    return numbers;
  }

  /// Every claim that a condition or an exemption asks for, or a column of a schedule.
  Collection<ClaimName> claims() {
    var claims = new TreeSet<ClaimName>(Comparator.comparing(ClaimName::value));
    claims.addAll(index.claims());
    claims.addAll(columnClaims);
    return claims;
  }

  /// What was recorded of negotiations, joint responses and statements.
  DiplomacyIndex diplomacy() {
    return diplomacy;
  }

  /// All measures by id.
  Collection<MeasureHistory> measures() {
    return Collections.unmodifiableCollection(measures.values());
  }

  /// All registrations by programme.
  Collection<Recorded<ProgrammeRegistered>> programmes() {
    return Collections.unmodifiableCollection(programmes.values());
  }

  /// What was recorded of one programme: its registration.
  List<Recorded<ReferenceEvent>> registration(ProgrammeId id) {
    return Optional.ofNullable(programmes.get(id))
        .map(e -> new Recorded<ReferenceEvent>(e.position(), e.recordedAt(), e.event()))
        .stream()
        .toList();
  }

  /// The ids of all groups, in order.
  Collection<GroupId> groups() {
    return groups.keys();
  }

  /// Importers of whom coverage was declared, in order.
  Collection<EconomyCode> importersWithCoverage() {
    return coverage.keys();
  }

  /// Imposers of whom stacking rules were recorded, in order.
  Collection<EconomyCode> imposersWithStackingRules() {
    return stackingRules.keys();
  }

  @Override
  public Collection<MeasureHistory> candidates(RateQuery query) {
    return histories(
        index.candidates(
            query.importer(), query.exporter(), query.product(), list -> isOpen(list, query)));
  }

  @Override
  public Collection<MeasureHistory> candidatesBelow(RateQuery query) {
    return histories(
        index.candidatesBelow(
            query.importer(), query.exporter(), query.product(), list -> isOpen(list, query)));
  }

  private boolean isOpen(ProductListId list, RateQuery query) {
    return !ProductLists.isWhole(productLists.of(list), query.knownAt(), query.position());
  }

  private Collection<MeasureHistory> histories(Collection<MeasureId> ids) {
    return ids.stream().map(measures::get).toList();
  }

  @Override
  public Collection<ProductCode> headingsBelow(
      EconomyCode importer, @Nullable ProductCode product) {
    return index.headingsBelow(importer, product);
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return Optional.ofNullable(programmes.get(id)).map(Recorded::event);
  }

  /// What was recorded of one group: its registration and each change of its members.
  @Override
  public List<Recorded<ReferenceEvent>> group(GroupId id) {
    return groups.of(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer) {
    return stackingRules.of(importer);
  }

  @Override
  public List<Recorded<ReferenceEvent>> coverage(EconomyCode importer) {
    return coverage.of(importer);
  }

  /// The ids of all product lists, in order.
  Collection<ProductListId> productLists() {
    return productLists.keys();
  }

  @Override
  public List<Recorded<ReferenceEvent>> productList(ProductListId id) {
    return productLists.of(id);
  }

  /// Importers of whose schedule something was recorded, in order.
  Collection<EconomyCode> importersWithSchedules() {
    return schedules.keys();
  }

  @Override
  public List<Recorded<ReferenceEvent>> schedules(EconomyCode importer) {
    return schedules.of(importer);
  }

  @Override
  public CodeSet codes(Digest content) {
    return Objects.requireNonNull(codes.get(content), "Only what an event names is asked for.");
  }

  @Override
  public Schedule schedule(Digest content) {
    return Objects.requireNonNull(editions.get(content), "Only what an event names is asked for.");
  }
}
