package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.END_BEFORE_START;
import static org.tariffledger.domain.Refusal.Code.GROUP_EXISTS;
import static org.tariffledger.domain.Refusal.Code.PRODUCT_LIST_EXISTS;
import static org.tariffledger.domain.Refusal.Code.PROGRAMME_EXISTS;
import static org.tariffledger.domain.Refusal.Code.PROGRAMME_OF_ANOTHER;
import static org.tariffledger.domain.Refusal.Code.RULES_FORM_A_CYCLE;
import static org.tariffledger.domain.Refusal.Code.RULE_EXISTS;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_EDITION;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_GROUP;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PRODUCT_LIST;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PROGRAMME;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_RULE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/// The rules of reference facts. The state is what was recorded of the same thing before: of one
/// programme, of one group, of one importer's coverage, stacking rules or schedule, of one product
/// list.
public final class References {

  private static final int EDITIONS_NAMED_MAX = 10;

  public static Decision<ReferenceEvent> decide(
      ReferenceCommand command, List<Recorded<ReferenceEvent>> history, Register register) {
    var refusals = new ArrayList<Refusal>();
    var event = event(command);
    if (history.stream().anyMatch(entry -> entry.event().equals(event))
        || isPublishedAlready(event, history)) {
      return new Decision.Accepted<>(List.of());
    }
    switch (command) {
      case RegisterProgramme c when !history.isEmpty() ->
          refuse(refusals, PROGRAMME_EXISTS, "/id", "Programme " + c.id() + " is registered.");
      case RegisterGroup c when !history.isEmpty() ->
          refuse(refusals, GROUP_EXISTS, "/id", "Group " + c.id() + " is registered.");
      case ChangeGroupMembers c when history.isEmpty() ->
          refuse(refusals, UNKNOWN_GROUP, "/group", "No group " + c.group() + " is registered.");
      case SetStackingRule c -> checkRule(c, (StackingRuleSet) event, history, register, refusals);
      case EndStackingRule c -> checkEnd(c, event, history, refusals);
      case RegisterProductList c when !history.isEmpty() ->
          refuse(
              refusals, PRODUCT_LIST_EXISTS, "/id", "Product list " + c.id() + " is registered.");
      case PublishProductList c when history.isEmpty() ->
          refuse(
              refusals,
              UNKNOWN_PRODUCT_LIST,
              "/list",
              "No product list " + c.list() + " is registered.");
      case PublishProductList c -> checkNomenclature(c, history, register, refusals);
      case AssignColumn c -> checkColumn(c, register, refusals);
      case DeclareSuccessors c -> checkEdition(c, history, refusals);
      case RegisterProgramme _,
          RegisterGroup _,
          ChangeGroupMembers _,
          DeclareCoverage _,
          RegisterProductList _,
          PublishSchedule _ -> {}
    }
    refusals.addAll(ofAMember(command).stream().toList());
    return Decision.of(refusals, List.of(event));
  }

  private static Optional<Refusal> ofAMember(ReferenceCommand command) {
    return switch (command) {
      case RegisterProgramme c ->
          Territories.refusalOfUndated(c.imposer(), "/imposer", c.announcement().announcedAt());
      case RegisterProductList c ->
          Territories.refusalOfUndated(c.imposer(), "/imposer", c.announcement().announcedAt());
      case DeclareCoverage c -> Territories.refusal(c.importer(), "/importer", c.since());
      case SetStackingRule c -> Territories.refusal(c.imposer(), "/imposer", c.effectiveFrom());
      case PublishSchedule c -> Territories.refusal(c.importer(), "/importer", c.effectiveFrom());
      case AssignColumn c -> Territories.refusal(c.importer(), "/importer", c.effectiveFrom());
      // These are about what was recorded before.
      case RegisterGroup _,
          ChangeGroupMembers _,
          EndStackingRule _,
          PublishProductList _,
          DeclareSuccessors _ ->
          Optional.empty();
    };
  }

  private static ReferenceEvent event(ReferenceCommand command) {
    return switch (command) {
      case RegisterProgramme c ->
          new ProgrammeRegistered(
              c.id(),
              c.imposer(),
              c.name(),
              Objects.requireNonNullElse(c.selection(), Selection.MOST_SPECIFIC),
              c.announcement());
      case RegisterGroup c -> new GroupRegistered(c.id(), c.name(), c.members(), c.announcement());
      case ChangeGroupMembers c ->
          new GroupMembersChanged(c.group(), c.members(), c.announcement());
      case DeclareCoverage c ->
          new CoverageDeclared(c.importer(), c.state(), c.since(), c.announcement());
      case SetStackingRule c ->
          new StackingRuleSet(
              c.id(),
              c.imposer(),
              c.when(),
              c.trigger(),
              c.suppresses(),
              c.share(),
              c.effectiveFrom(),
              c.expiresAt(),
              c.announcement());
      case EndStackingRule c ->
          new StackingRuleEnded(c.imposer(), c.rule(), c.effectiveFrom(), c.announcement());
      case RegisterProductList c ->
          new ProductListRegistered(c.id(), c.imposer(), c.name(), c.announcement());
      case PublishProductList c ->
          new ProductListPublished(
              c.list(),
              Content.of(c.codeSet()),
              c.listExtent().extent(),
              c.listExtent().headings(),
              c.nomenclature(),
              c.effectiveFrom(),
              c.announcement());
      case PublishSchedule c ->
          new SchedulePublished(
              c.importer(),
              c.edition(),
              Objects.requireNonNullElse(c.extent(), Extent.PARTIAL),
              Content.of(c.lines()),
              c.fileDigest(),
              c.effectiveFrom(),
              c.announcement());
      case AssignColumn c ->
          new ColumnAssigned(
              c.importer(),
              c.column(),
              c.claim(),
              c.targets(),
              c.effectiveFrom(),
              c.expiresAt(),
              c.announcement());
      case DeclareSuccessors c ->
          new SuccessorsDeclared(
              c.importer(), c.edition(), c.code(), c.successors(), c.announcement());
    };
  }

  /// The same content, published again for the same time: nothing new, whenever it is said. That it
  /// was known earlier than the ledger knew is new.
  private static boolean isPublishedAlready(
      ReferenceEvent event, List<Recorded<ReferenceEvent>> history) {
    var published = Publication.of(event);
    return published.isPresent()
        && history.stream()
            .filter(entry -> !entry.announcedAt().isAfter(event.announcement().announcedAt()))
            .sorted(Recorded.BY_ANNOUNCEMENT.reversed())
            .flatMap(entry -> Publication.of(entry.event()).stream())
            .filter(published.get()::isForTheSameTimeAs)
            .findFirst()
            .equals(published);
  }

  private static void checkColumn(AssignColumn c, Register register, List<Refusal> refusals) {
    if (c.expiresAt() != null && !c.expiresAt().isAfter(c.effectiveFrom())) {
      refuse(refusals, END_BEFORE_START, "/expiresAt", "The column ends before it starts.");
    }
    refusals.addAll(NamedGroups.unknown(c.targets(), register));
  }

  /// A name that none of the editions has is a slip where some are recorded. Where none is, and of
  /// the Harmonized System, nobody can tell.
  private static void checkNomenclature(
      PublishProductList c,
      List<Recorded<ReferenceEvent>> history,
      Register register,
      List<Refusal> refusals) {
    var edition = c.nomenclature();
    if (edition == null
        || edition.isOfTheHarmonizedSystem()
        || !(history.getFirst().event() instanceof ProductListRegistered list)) {
      return;
    }
    var editions = register.editions(list.imposer());
    if (!editions.isEmpty() && !editions.contains(edition)) {
      refuse(
          refusals,
          UNKNOWN_EDITION,
          "/nomenclature",
          "No edition %s of the schedule of %s is recorded; there are %s."
              .formatted(edition, list.imposer(), named(editions)));
    }
  }

  private static String named(Set<EditionId> editions) {
    return editions.stream()
        .limit(EDITIONS_NAMED_MAX)
        .map(EditionId::value)
        .collect(Collectors.joining(", "));
  }

  private static void checkEdition(
      DeclareSuccessors c, List<Recorded<ReferenceEvent>> history, List<Refusal> refusals) {
    var isPublished =
        history.stream()
            .anyMatch(
                entry ->
                    entry.event() instanceof SchedulePublished published
                        && published.edition().equals(c.edition()));
    if (!isPublished) {
      refuse(
          refusals,
          UNKNOWN_EDITION,
          "/edition",
          "No edition " + c.edition() + " of the schedule of " + c.importer() + " is recorded.");
    }
  }

  private static void checkRule(
      SetStackingRule c,
      StackingRuleSet event,
      List<Recorded<ReferenceEvent>> history,
      Register register,
      List<Refusal> refusals) {
    if (history.stream()
        .anyMatch(e -> e.event() instanceof StackingRuleSet set && set.rule().equals(c.id()))) {
      refuse(refusals, RULE_EXISTS, "/id", "Rule " + c.id() + " is recorded.");
    }
    if (c.expiresAt() != null && !c.expiresAt().isAfter(c.effectiveFrom())) {
      refuse(refusals, END_BEFORE_START, "/expiresAt", "The rule ends before it starts.");
    }
    ofTheImposer(c.when(), c.imposer(), "/when", register, refusals);
    ofTheImposer(c.suppresses(), c.imposer(), "/suppresses", register, refusals);
    checkCircle(event, c.id(), c.imposer(), "/suppresses", history, refusals);
  }

  /// An end may also come later than one that was announced before.
  private static void checkCircle(
      ReferenceEvent event,
      RuleId about,
      EconomyCode imposer,
      String pointer,
      List<Recorded<ReferenceEvent>> history,
      List<Refusal> refusals) {
    var entries = new ArrayList<>(history);
    entries.add(new Recorded<>(Long.MAX_VALUE, Instant.MAX, event));
    StackingRules.circleKnownAt(entries, about)
        .ifPresent(
            knownAt ->
                refuse(
                    refusals,
                    RULES_FORM_A_CYCLE,
                    pointer,
                    ("With the other rules of %s, as they are known at %s, programmes would"
                            + " suppress each other in a circle.")
                        .formatted(imposer, knownAt)));
  }

  private static void checkEnd(
      EndStackingRule c,
      ReferenceEvent event,
      List<Recorded<ReferenceEvent>> history,
      List<Refusal> refusals) {
    var rule =
        StackingRules.known(history, Instant.MAX, Long.MAX_VALUE).stream()
            .filter(r -> r.set().rule().equals(c.rule()))
            .findFirst();
    if (rule.isEmpty()) {
      refuse(refusals, UNKNOWN_RULE, "/rule", "No rule " + c.rule() + " is recorded.");
    } else if (c.effectiveFrom().isBefore(rule.get().set().effectiveFrom())) {
      refuse(refusals, END_BEFORE_START, "/effectiveFrom", "The rule ends before it starts.");
    } else {
      checkCircle(event, c.rule(), c.imposer(), "/effectiveFrom", history, refusals);
    }
  }

  private static void ofTheImposer(
      ProgrammeId id,
      EconomyCode imposer,
      String pointer,
      Register register,
      List<Refusal> refusals) {
    var programme = register.programme(id);
    if (programme.isEmpty()) {
      refuse(refusals, UNKNOWN_PROGRAMME, pointer, "No programme " + id + " is registered.");
    } else if (!programme.get().imposer().equals(imposer)) {
      refuse(refusals, PROGRAMME_OF_ANOTHER, pointer, id + " does not belong to " + imposer + ".");
    }
  }

  private static void refuse(
      List<Refusal> refusals, Refusal.Code code, String pointer, String sentence) {
    refusals.add(new Refusal(code, pointer, sentence));
  }

  private References() {}
}
