package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be recorded about the things that measures refer to.
public sealed interface ReferenceCommand extends Command {

  int NAME_CHARS_MAX = 200;
  int MEMBERS_MAX = 300;
  int SUCCESSORS_MAX = 100;
  int WITHIN_MAX = 1_000;

  /// A legal authority. One measure of it answers: which one, `selection` says.
  record RegisterProgramme(
      ProgrammeId id,
      EconomyCode imposer,
      String name,
      @Nullable Selection selection,
      Announcement announcement)
      implements ReferenceCommand {

    public RegisterProgramme {
      Texts.atMost(NAME_CHARS_MAX, name, "A name");
    }
  }

  /// A named group with its first members.
  record RegisterGroup(GroupId id, String name, List<Membership> members, Announcement announcement)
      implements ReferenceCommand {

    public RegisterGroup {
      members = few(members);
      Texts.atMost(NAME_CHARS_MAX, name, "A name");
    }
  }

  /// Memberships that begin, end or are put right; the others stay.
  record ChangeGroupMembers(GroupId group, List<Membership> members, Announcement announcement)
      implements ReferenceCommand {

    public ChangeGroupMembers {
      members = few(members);
      if (members.isEmpty()) {
        throw new IllegalArgumentException("Name at least one membership.");
      }
    }
  }

  /// How complete this ledger's record of an importer is, from `since` on.
  record DeclareCoverage(
      EconomyCode importer, CoverageState state, Instant since, Announcement announcement)
      implements ReferenceCommand {}

  /// Where the goods fall under one programme, another charges nothing, or nothing on a share of
  /// their value.
  record SetStackingRule(
      RuleId id,
      EconomyCode imposer,
      ProgrammeId when,
      Trigger trigger,
      ProgrammeId suppresses,
      @Nullable NumericFact share,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      Announcement announcement)
      implements ReferenceCommand {

    public SetStackingRule {
      ofValue(share);
    }

    /// One that suppresses wholly.
    public SetStackingRule(
        RuleId id,
        EconomyCode imposer,
        ProgrammeId when,
        Trigger trigger,
        ProgrammeId suppresses,
        Instant effectiveFrom,
        @Nullable Instant expiresAt,
        Announcement announcement) {
      this(id, imposer, when, trigger, suppresses, null, effectiveFrom, expiresAt, announcement);
    }
  }

  /// The end of a stacking rule.
  record EndStackingRule(
      EconomyCode imposer, RuleId rule, Instant effectiveFrom, Announcement announcement)
      implements ReferenceCommand {}

  /// A named list of codes. What is on it, its versions say; until then nobody knows.
  record RegisterProductList(
      ProductListId id, EconomyCode imposer, String name, Announcement announcement)
      implements ReferenceCommand {

    public RegisterProductList {
      Texts.atMost(NAME_CHARS_MAX, name, "A name");
    }
  }

  /// What is on the list from `effectiveFrom` on, or ever since. `extent` says whether the codes
  /// are all that is on it; where they are not, they still are `within` these headings.
  record PublishProductList(
      ProductListId list,
      List<ProductCode> codes,
      @Nullable Extent extent,
      @Nullable List<ProductCode> within,
      @Nullable EditionId nomenclature,
      @Nullable Instant effectiveFrom,
      Announcement announcement)
      implements ReferenceCommand {

    public PublishProductList {
      if (codes.size() > CodeSet.CODES_MAX) {
        throw new IllegalArgumentException(
            "A product list has at most " + CodeSet.CODES_MAX + " codes.");
      }
      within = within == null ? List.of() : List.copyOf(within);
      if (within.size() > WITHIN_MAX) {
        throw new IllegalArgumentException(
            "At most " + WITHIN_MAX + " headings within which a part is whole.");
      }
      if (extent != Extent.PARTIAL && !within.isEmpty()) {
        throw new IllegalArgumentException(
            "Only a partial list says within which headings it is whole.");
      }
      codes = List.copyOf(codes);
    }

    /// A whole one.
    public PublishProductList(
        ProductListId list,
        List<ProductCode> codes,
        @Nullable EditionId nomenclature,
        @Nullable Instant effectiveFrom,
        Announcement announcement) {
      this(list, codes, null, null, nomenclature, effectiveFrom, announcement);
    }

    public ListExtent listExtent() {
      return ListExtent.of(
          Objects.requireNonNullElse(extent, Extent.WHOLE),
          Objects.requireNonNullElse(within, List.of()));
    }

    public CodeSet codeSet() {
      return CodeSet.of(codes);
    }

    @Override
    public Optional<String> content() {
      return Optional.of(codeSet().text());
    }
  }

  /// An edition of an importer's schedule. `extent` says whether what is not in it exists;
  /// `fileDigest` is that of the file in which it was published.
  record PublishSchedule(
      EconomyCode importer,
      EditionId edition,
      @Nullable Extent extent,
      List<ScheduleLine> lines,
      @Nullable Digest fileDigest,
      Instant effectiveFrom,
      Announcement announcement)
      implements ReferenceCommand {

    public PublishSchedule {
      lines = Schedule.checked(lines);
    }

    @Override
    public Optional<String> content() {
      return Optional.of(Schedule.text(lines));
    }
  }

  /// Which column of its schedule an importer charges these economies by, from `effectiveFrom` on:
  /// if a claim is named, where it is made.
  record AssignColumn(
      EconomyCode importer,
      ScheduleColumn column,
      @Nullable ClaimName claim,
      Targets targets,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      Announcement announcement)
      implements ReferenceCommand {}

  /// The codes by which a later edition knows what the code stood for in this one.
  record DeclareSuccessors(
      EconomyCode importer,
      EditionId edition,
      ProductCode code,
      List<ProductCode> successors,
      Announcement announcement)
      implements ReferenceCommand {

    public DeclareSuccessors {
      successors = List.copyOf(successors);
      if (successors.isEmpty() || successors.size() > SUCCESSORS_MAX) {
        throw new IllegalArgumentException("Name 1 to " + SUCCESSORS_MAX + " successors.");
      }
    }
  }

  private static void ofValue(@Nullable NumericFact share) {
    if (share != null && !share.isShare()) {
      throw new IllegalArgumentException("A rule suppresses on a share, such as share.steel.");
    }
  }

  private static List<Membership> few(List<Membership> members) {
    if (members.size() > MEMBERS_MAX) {
      throw new IllegalArgumentException("At most " + MEMBERS_MAX + " memberships at once.");
    }
    return List.copyOf(members);
  }
}
