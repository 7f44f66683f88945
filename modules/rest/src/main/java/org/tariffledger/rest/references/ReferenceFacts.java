package org.tariffledger.rest.references;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.Trigger;

/// The things that measures refer to, as they are shown.
final class ReferenceFacts {

  @Schema(description = "A customs territory, or a member of one.")
  public record Economy(
      EconomyCode code,
      String name,
      @Schema(
              description = "IANA name of the zone in which its customs tell the time.",
              example = "America/New_York")
          String zone,
      @Schema(description = "ISO 4217: in which customs values are given.", example = "USD")
          String currency,
      @Schema(description = "Customs unions it belongs to or belonged to.")
          List<UnionMembership> unions) {

    static Economy of(Economies.Economy economy) {
      var code = new EconomyCode(economy.code());
      return new Economy(
          code,
          economy.name(),
          economy.zone().getId(),
          economy.currency(),
          Economies.membershipsOf(code).stream()
              .map(m -> new UnionMembership(m.union(), m.from(), m.until()))
              .toList());
    }
  }

  @Schema(description = "From `from` until `until`, or without end.")
  public record UnionMembership(EconomyCode union, Instant from, @Nullable Instant until) {}

  @Schema(description = "A legal authority, of whose measures one answers.")
  public record Programme(
      ProgrammeId id,
      EconomyCode imposer,
      String name,
      @Schema(description = "Which of its measures answers when several could.")
          Selection selection,
      Instant announcedAt,
      List<LegalBasis> legalBasis,
      Instant recordedAt,
      long position) {

    static Programme of(Recorded<ProgrammeRegistered> entry) {
      var event = entry.event();
      return new Programme(
          event.programme(),
          event.imposer(),
          event.name(),
          event.selection(),
          entry.announcedAt(),
          event.announcement().legalBasis(),
          entry.recordedAt(),
          entry.position());
    }
  }

  @Schema(description = "A named group of economies, by all that was announced of it.")
  public record Group(
      GroupId id,
      String name,
      List<Membership> members,
      @Schema(description = "Its ETag: how many changes followed its registration.") long version) {

    /// The latest announcement that names an economy says when it belongs to the group.
    static Group of(List<Recorded<ReferenceEvent>> entries) {
      var registered = (GroupRegistered) entries.getFirst().event();
      var members = new TreeMap<EconomyCode, List<Membership>>();
      entries.stream()
          .sorted(Recorded.BY_ANNOUNCEMENT)
          .map(Groups::members)
          .forEach(
              named -> {
                named.forEach(m -> members.put(m.economy(), new ArrayList<>()));
                named.forEach(m -> Objects.requireNonNull(members.get(m.economy())).add(m));
              });
      return new Group(
          registered.group(),
          registered.name(),
          members.values().stream().flatMap(List::stream).toList(),
          entries.size() - 1L);
    }
  }

  @Schema(description = "How complete the record of an importer is, by each declaration.")
  public record Coverage(EconomyCode importer, List<Declaration> declarations) {

    static Coverage of(EconomyCode importer, List<Recorded<ReferenceEvent>> entries) {
      return new Coverage(
          importer,
          entries.stream()
              .flatMap(
                  entry ->
                      entry.event() instanceof CoverageDeclared declared
                          ? Stream.of(Declaration.of(entry, declared))
                          : Stream.empty())
              .toList());
    }
  }

  @Schema(description = "From `since` on, until another holds.")
  public record Declaration(
      CoverageState state, Instant since, Instant announcedAt, Instant recordedAt, long position) {

    static Declaration of(Recorded<ReferenceEvent> entry, CoverageDeclared declared) {
      return new Declaration(
          declared.state(),
          declared.since(),
          entry.announcedAt(),
          entry.recordedAt(),
          entry.position());
    }
  }

  @Schema(description = "Where goods fall under one programme, another charges nothing.")
  public record StackingRule(
      RuleId id,
      EconomyCode imposer,
      ProgrammeId when,
      @Schema(
              description =
                  "`covered`: the goods are subject to it, even if nothing is owed; `charged`: it"
                      + " charges.")
          Trigger trigger,
      ProgrammeId suppresses,
      @Schema(
              description =
                  "The share of the value that the suppressed programme is not charged on; null if"
                      + " it is suppressed wholly.")
          @Nullable NumericFact share,
      Instant effectiveFrom,
      @Schema(description = "By the latest announcement of its end.") @Nullable Instant expiresAt,
      Instant announcedAt,
      List<LegalBasis> legalBasis) {

    static StackingRule of(Rule rule) {
      var set = rule.set();
      return new StackingRule(
          set.rule(),
          set.imposer(),
          set.when(),
          set.trigger(),
          set.suppresses(),
          set.share(),
          set.effectiveFrom(),
          rule.end(),
          set.announcement().announcedAt(),
          set.announcement().legalBasis());
    }

    String key() {
      return imposer + " " + id;
    }
  }

  private ReferenceFacts() {}
}
