package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Decision;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Diplomacy;
import org.tariffledger.domain.DiplomacyCommand;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.JointResponseCommand;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Measures;
import org.tariffledger.domain.NegotiationCommand;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.References;
import org.tariffledger.domain.Register;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.StatementCommand;

/// A ledger without a store: the rules decide, the rate book takes in what they accept. Remembers
/// which command each entry of a measure came from.
final class Recorder implements Register {

  static final Instant FIRST_RECORDED_AT = Instant.parse("2025-07-01T00:00:00Z");

  private final Map<Digest, String> contents = new HashMap<>();
  private final Map<Long, List<ProductCode>> listed = new HashMap<>();
  private final Map<Digest, List<ScheduleLine>> editions = new HashMap<>();
  private final RateBook book = emptyBook();
  private final List<Recorded<Event>> entries = new ArrayList<>();
  private final List<Command> accepted = new ArrayList<>();
  private final Map<MeasureId, List<Integer>> sources = new HashMap<>();

  Recorder() {
    var other = Garbled.OTHER_CODES.text();
    contents.put(Digest.of(other), other);
  }

  /// How many events came of it; -1 if it was refused.
  int take(Command command) {
    var decision = decide(command);
    if (decision instanceof Decision.Accepted<? extends Event>(var events)) {
      command.content().ifPresent(text -> contents.put(Digest.of(text), text));
      if (command instanceof PublishSchedule published) {
        editions.put(Digest.of(published.content().orElseThrow()), published.lines());
      }
      events.forEach(event -> add(event, accepted.size()));
      if (!events.isEmpty() && command instanceof PublishProductList published) {
        listed.put((long) entries.size(), published.codes());
      }
      if (!events.isEmpty()) {
        accepted.add(command);
      }
      return events.size();
    }
    return -1;
  }

  Decision<? extends Event> decide(Command command) {
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
      case StatementCommand c -> book.diplomacy().statement(c.statement());
    };
  }

  @Override
  public List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id) {
    return book.diplomacy().negotiation(id);
  }

  @Override
  public List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id) {
    return book.diplomacy().jointResponse(id);
  }

  private void add(Event event, int source) {
    var position = entries.size() + 1L;
    var entry = new Recorded<>(position, FIRST_RECORDED_AT.plus(Duration.ofDays(position)), event);
    entries.add(entry);
    book.add(entry);
    if (event instanceof MeasureEvent e) {
      sources.computeIfAbsent(e.measure(), _ -> new ArrayList<>()).add(source);
    }
  }

  private List<Recorded<ReferenceEvent>> about(ReferenceCommand command) {
    return switch (command) {
      case ReferenceCommand.RegisterProgramme c ->
          book.programmes().stream()
              .filter(entry -> entry.event().programme().equals(c.id()))
              .map(
                  e ->
                      new Recorded<ReferenceEvent>(
                          e.position(), e.recordedAt(), (ReferenceEvent) e.event()))
              .toList();
      case ReferenceCommand.RegisterGroup c -> book.group(c.id());
      case ReferenceCommand.ChangeGroupMembers c -> book.group(c.group());
      case ReferenceCommand.DeclareCoverage c -> book.coverage(c.importer());
      case ReferenceCommand.SetStackingRule c -> book.stackingRules(c.imposer());
      case ReferenceCommand.EndStackingRule c -> book.stackingRules(c.imposer());
      case ReferenceCommand.RegisterProductList c -> book.productList(c.id());
      case PublishProductList c -> book.productList(c.list());
      case PublishSchedule c -> book.schedules(c.importer());
      case ReferenceCommand.AssignColumn c -> book.schedules(c.importer());
      case ReferenceCommand.DeclareSuccessors c -> book.schedules(c.importer());
    };
  }

  /// By the positions of versions of product lists: the codes as they were given.
  Map<Long, List<ProductCode>> listed() {
    return listed;
  }

  /// The lines of schedules, by the digests that events name.
  Map<Digest, List<ScheduleLine>> editions() {
    return editions;
  }

  RateBook book() {
    return book;
  }

  /// Another book that may take in what this one has.
  RateBook emptyBook() {
    return new RateBook(contents());
  }

  Contents contents() {
    return digest -> Objects.requireNonNull(contents.get(digest));
  }

  List<Recorded<Event>> entries() {
    return entries;
  }

  /// The commands that changed something, in the order in which they came.
  List<Command> accepted() {
    return accepted;
  }

  /// By the versions of the measure's entries: which of the accepted commands brought them.
  List<Integer> sources(MeasureId measure) {
    return sources.getOrDefault(measure, List.of());
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return book.programme(id);
  }

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    return book.measure(id);
  }

  @Override
  public boolean hasGroup(GroupId id) {
    return !book.group(id).isEmpty();
  }

  @Override
  public Optional<ProductListRegistered> registeredList(ProductListId id) {
    return book.productList(id).stream()
        .findFirst()
        .map(entry -> (ProductListRegistered) entry.event());
  }

  @Override
  public Set<EditionId> editions(EconomyCode importer) {
    return Editions.names(book.schedules(importer));
  }

  @Override
  public boolean isMember(GroupId group, EconomyCode economy, Instant at, Instant knownAt) {
    return book.isMember(group, economy, at, knownAt, Long.MAX_VALUE);
  }
}
