package org.tariffledger.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Consequence;
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
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Measures;
import org.tariffledger.domain.NegotiationCommand;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.DeclareSuccessors;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.References;
import org.tariffledger.domain.Refusal;
import org.tariffledger.domain.StatementCommand;
import org.tariffledger.domain.Verdict;

/// What the ledger would hold if an act were recorded next: decided by the same rules, in memory,
/// for one caller, and kept nowhere.
public final class Branch {

  private final Map<Digest, String> contents = new HashMap<>();
  private final List<Recorded<Event>> entries = new ArrayList<>();
  private final RateBook book;
  private final Register register = new Register();
  private final Instant recordedAt;

  private Branch(RateBook trunk, Contents recorded, Instant recordedAt) {
    this.book =
        trunk.copy(
            digest ->
                Optional.ofNullable(contents.get(digest)).orElseGet(() -> recorded.text(digest)));
    this.recordedAt = recordedAt;
  }

  /// A branch of the book as it is now; what it takes in is recorded at the time given, or right
  /// after the newest entry.
  public static Branch of(RateBook trunk, Contents recorded, Instant at) {
    var newest = trunk.recordedAt(trunk.position());
    return new Branch(trunk, recorded, at.isAfter(newest) ? at : newest.plusNanos(1_000));
  }

  /// The book with everything that the branch has taken in.
  public RateBook book() {
    return book;
  }

  /// What it has taken in.
  public List<Recorded<Event>> entries() {
    return List.copyOf(entries);
  }

  /// Decides the command, with what it brings with it. What a refused command left must not be
  /// used.
  public List<Refusal> take(Command command) {
    return decide(command).withConsequences(this::decide);
  }

  private Verdict decide(Command command) {
    return switch (command) {
      case MeasureCommand c ->
          taken(c, Measures.decide(c, register.measure(c.measure()), register), List.of());
      case ReferenceCommand c -> taken(c, References.decide(c, about(c), register), List.of());
      case DiplomacyCommand c -> {
        var consequences = Diplomacy.consequences(c, about(c), register);
        yield taken(c, Diplomacy.decide(c, about(c), register), consequences);
      }
    };
  }

  private Verdict taken(
      Command command, Decision<? extends Event> decision, List<Consequence> consequences) {
    if (decision instanceof Decision.Accepted<? extends Event>(var events)) {
      command.content().ifPresent(text -> contents.put(Digest.of(text), text));
      events.forEach(this::add);
    }
    return Verdict.of(decision, consequences);
  }

  private void add(Event event) {
    var entry = new Recorded<>(book.position() + 1, recordedAt, event);
    book.add(entry);
    entries.add(entry);
  }

  private List<Recorded<DiplomacyEvent>> about(DiplomacyCommand command) {
    return switch (command) {
      case NegotiationCommand c -> book.diplomacy().negotiation(c.negotiation());
      case JointResponseCommand c -> book.diplomacy().jointResponse(c.response());
      case StatementCommand c -> book.diplomacy().statement(c.statement());
    };
  }

  private List<Recorded<ReferenceEvent>> about(ReferenceCommand command) {
    return switch (command) {
      case RegisterProgramme c -> book.registration(c.id());
      case RegisterGroup c -> book.group(c.id());
      case ChangeGroupMembers c -> book.group(c.group());
      case DeclareCoverage c -> book.coverage(c.importer());
      case SetStackingRule c -> book.stackingRules(c.imposer());
      case EndStackingRule c -> book.stackingRules(c.imposer());
      case RegisterProductList c -> book.productList(c.id());
      case PublishProductList c -> book.productList(c.list());
      case PublishSchedule c -> book.schedules(c.importer());
      case AssignColumn c -> book.schedules(c.importer());
      case DeclareSuccessors c -> book.schedules(c.importer());
    };
  }

  /// Looks things up in the branch.
  private final class Register implements org.tariffledger.domain.Register {

    @Override
    public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
      return book.programme(id);
    }

    @Override
    public Optional<MeasureHistory> measure(MeasureId id) {
      return book.measure(id);
    }

    @Override
    public List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id) {
      return book.diplomacy().negotiation(id);
    }

    @Override
    public List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id) {
      return book.diplomacy().jointResponse(id);
    }

    @Override
    public boolean hasGroup(GroupId id) {
      return !book.group(id).isEmpty();
    }

    @Override
    public Optional<ProductListRegistered> registeredList(ProductListId id) {
      return book.productList(id).stream()
          .map(Recorded::event)
          .flatMap(e -> e instanceof ProductListRegistered r ? Stream.of(r) : Stream.of())
          .findFirst();
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
}
