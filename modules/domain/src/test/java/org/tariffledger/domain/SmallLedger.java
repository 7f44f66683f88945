package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
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
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.RateSource;

/// A record small enough to be searched from end to end for every question.
public final class SmallLedger implements Register, RateSource, ChainSource {

  private final List<Recorded<Event>> entries = new ArrayList<>();
  private final Map<Digest, String> contents = new HashMap<>();

  public static SmallLedger of(Event... events) {
    var record = new SmallLedger();
    List.of(events).forEach(record::add);
    return record;
  }

  public void add(Event event) {
    var position = entries.size() + 1L;
    entries.add(new Recorded<>(position, Instant.EPOCH.plusSeconds(position), event));
  }

  public long position() {
    return entries.size();
  }

  /// Decides, and takes in what was decided; the commands that it brings with it too, or nothing.
  public Decision<? extends Event> take(Command command) {
    var before = entries.size();
    var consequences =
        command instanceof DiplomacyCommand c
            ? Diplomacy.consequences(c, about(c), this)
            : List.<Consequence>of();
    var events = new ArrayList<Event>();
    var refusals = new ArrayList<Refusal>();
    collect(takeAlone(command), UnaryOperator.identity(), events, refusals);
    for (var consequence : consequences) {
      collect(takeAlone(consequence.command()), consequence::refusal, events, refusals);
    }
    if (!refusals.isEmpty()) {
      entries.subList(before, entries.size()).clear();
    }
    return Decision.of(refusals, events);
  }

  private Decision<? extends Event> takeAlone(Command command) {
    var decision = decide(command);
    if (decision instanceof Decision.Accepted<? extends Event>(var events)) {
      events.forEach(this::add);
      command.content().ifPresent(text -> contents.put(Digest.of(text), text));
    }
    return decision;
  }

  private static void collect(
      Decision<? extends Event> decision,
      UnaryOperator<Refusal> as,
      List<Event> events,
      List<Refusal> refusals) {
    switch (decision) {
      case Decision.Accepted<? extends Event>(var more) -> events.addAll(more);
      case Decision.Refused<? extends Event>(var more) ->
          more.stream().map(as).forEach(refusals::add);
    }
  }

  private Decision<? extends Event> decide(Command command) {
    return switch (command) {
      case MeasureCommand c -> Measures.decide(c, measure(c.measure()), this);
      case ReferenceCommand c -> References.decide(c, about(c), this);
      case DiplomacyCommand c -> Diplomacy.decide(c, about(c), this);
    };
  }

  private List<Recorded<DiplomacyEvent>> about(DiplomacyCommand command) {
    return switch (command) {
      case NegotiationCommand c -> negotiation(c.negotiation());
      case JointResponseCommand c -> jointResponse(c.response());
      case StatementCommand c -> statement(c.statement());
    };
  }

  public List<Recorded<DiplomacyEvent>> statement(StatementId id) {
    return diplomacy(e -> e instanceof StatementEvent s && s.statement().equals(id));
  }

  @Override
  public List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id) {
    return diplomacy(e -> e instanceof NegotiationEvent n && n.negotiation().equals(id));
  }

  @Override
  public List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id) {
    return diplomacy(e -> e instanceof JointResponseEvent j && j.response().equals(id));
  }

  private List<Recorded<DiplomacyEvent>> diplomacy(
      java.util.function.Predicate<DiplomacyEvent> about) {
    return entries.stream()
        .filter(entry -> entry.event() instanceof DiplomacyEvent event && about.test(event))
        .map(e -> new Recorded<>(e.position(), e.recordedAt(), (DiplomacyEvent) e.event()))
        .toList();
  }

  private List<Recorded<ReferenceEvent>> about(ReferenceCommand command) {
    return switch (command) {
      case ReferenceCommand.RegisterProgramme c ->
          references(e -> e instanceof ProgrammeRegistered p && p.programme().equals(c.id()));
      case ReferenceCommand.RegisterGroup c -> group(c.id());
      case ReferenceCommand.ChangeGroupMembers c -> group(c.group());
      case ReferenceCommand.DeclareCoverage c -> coverage(c.importer());
      case ReferenceCommand.SetStackingRule c -> stackingRules(c.imposer());
      case ReferenceCommand.EndStackingRule c -> stackingRules(c.imposer());
      case ReferenceCommand.RegisterProductList c -> productList(c.id());
      case ReferenceCommand.PublishProductList c -> productList(c.list());
      case ReferenceCommand.PublishSchedule c -> schedules(c.importer());
      case ReferenceCommand.AssignColumn c -> schedules(c.importer());
      case ReferenceCommand.DeclareSuccessors c -> schedules(c.importer());
    };
  }

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    Optional<MeasureHistory> history = Optional.empty();
    for (var entry : entries) {
      if (entry.event() instanceof MeasureEvent event && event.measure().equals(id)) {
        history =
            Measures.evolve(history, new Recorded<>(entry.position(), entry.recordedAt(), event));
      }
    }
    return history;
  }

  @Override
  public Collection<MeasureHistory> measuresOf(EconomyCode importer) {
    return measures()
        .map(id -> measure(id).orElseThrow())
        .filter(history -> history.imposed().imposer().equals(importer))
        .sorted(Comparator.comparing(history -> history.imposed().measure().value()))
        .toList();
  }

  @Override
  public Collection<MeasureId> answersTo(MeasureId id) {
    return measures().toList();
  }

  private List<Recorded<ReferenceEvent>> references(
      java.util.function.Predicate<ReferenceEvent> about) {
    return entries.stream()
        .filter(entry -> entry.event() instanceof ReferenceEvent event && about.test(event))
        .map(e -> new Recorded<>(e.position(), e.recordedAt(), (ReferenceEvent) e.event()))
        .toList();
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return references(e -> e instanceof ProgrammeRegistered p && p.programme().equals(id)).stream()
        .map(entry -> (ProgrammeRegistered) entry.event())
        .findFirst();
  }

  @Override
  public boolean hasGroup(GroupId id) {
    return !group(id).isEmpty();
  }

  @Override
  public Set<EditionId> editions(EconomyCode importer) {
    return Editions.names(schedules(importer));
  }

  @Override
  public boolean isMember(GroupId group, EconomyCode economy, Instant at, Instant knownAt) {
    return isMember(group, economy, at, knownAt, Long.MAX_VALUE);
  }

  @Override
  public List<Recorded<ReferenceEvent>> group(GroupId id) {
    return references(
        event ->
            (event instanceof GroupRegistered r && r.group().equals(id))
                || (event instanceof GroupMembersChanged c && c.group().equals(id)));
  }

  @Override
  public List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer) {
    return references(
        event ->
            (event instanceof StackingRuleSet s && s.imposer().equals(importer))
                || (event instanceof StackingRuleEnded e && e.imposer().equals(importer)));
  }

  @Override
  public List<Recorded<ReferenceEvent>> coverage(EconomyCode importer) {
    return references(e -> e instanceof CoverageDeclared c && c.importer().equals(importer));
  }

  @Override
  public Optional<ProductListRegistered> registeredList(ProductListId id) {
    return productList(id).stream().findFirst().map(entry -> (ProductListRegistered) entry.event());
  }

  @Override
  public List<Recorded<ReferenceEvent>> productList(ProductListId id) {
    return references(
        event ->
            (event instanceof ProductListRegistered r && r.list().equals(id))
                || (event instanceof ProductListPublished p && p.list().equals(id)));
  }

  @Override
  public List<Recorded<ReferenceEvent>> schedules(EconomyCode importer) {
    return references(
        event ->
            (event instanceof SchedulePublished p && p.importer().equals(importer))
                || (event instanceof ColumnAssigned a && a.importer().equals(importer))
                || (event instanceof SuccessorsDeclared d && d.importer().equals(importer)));
  }

  @Override
  public CodeSet codes(Digest content) {
    return CodeSet.parse(Objects.requireNonNull(contents.get(content)));
  }

  @Override
  public Schedule schedule(Digest content) {
    return Schedule.parse(Objects.requireNonNull(contents.get(content)));
  }

  @Override
  public Collection<MeasureHistory> candidates(RateQuery query) {
    return measures().map(id -> measure(id).orElseThrow()).toList();
  }

  @Override
  public Collection<MeasureHistory> candidatesBelow(RateQuery query) {
    return candidates(query);
  }

  @Override
  public Collection<ProductCode> headingsBelow(
      EconomyCode importer, @Nullable ProductCode product) {
    return entries.stream()
        .flatMap(entry -> goods(entry.event()))
        .flatMap(this::headings)
        .filter(code -> product == null || (code.startsWith(product) && !code.equals(product)))
        .distinct()
        .toList();
  }

  private static Stream<Products> goods(Event event) {
    return switch (event) {
      case TariffImposed e -> Stream.of(e.products());
      case ScopeChanged e -> Stream.ofNullable(e.products());
      case ExemptionGranted e ->
          e.exemption().when().stream()
              .flatMap(
                  when ->
                      when instanceof Predicate.Products(var products)
                          ? Stream.of(products)
                          : Stream.of());
      default -> Stream.of();
    };
  }

  private Stream<ProductCode> headings(Products products) {
    return Stream.concat(products.include().stream(), products.exclude().stream())
        .flatMap(
            goods ->
                switch (goods) {
                  case Goods.All _ -> Stream.of();
                  case Goods.Heading(var code) -> Stream.of(code);
                  case Goods.Listed(var list) ->
                      productList(list).stream()
                          .flatMap(
                              entry ->
                                  entry.event() instanceof ProductListPublished e
                                      ? codes(e.content().digest()).codes().stream()
                                      : Stream.of());
                });
  }

  /// Each measure once, also where a correction imposes it again.
  private Stream<MeasureId> measures() {
    return entries.stream()
        .flatMap(e -> e.event() instanceof TariffImposed i ? Stream.of(i.measure()) : Stream.of())
        .distinct();
  }
}
