package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became known about the things that measures refer to.
public sealed interface ReferenceEvent extends Event {

  /// The legal authority exists, and measures may belong to it.
  record ProgrammeRegistered(
      ProgrammeId programme,
      EconomyCode imposer,
      String name,
      Selection selection,
      Announcement announcement)
      implements ReferenceEvent {}

  /// The group exists, with these members.
  record GroupRegistered(
      GroupId group, String name, List<Membership> members, Announcement announcement)
      implements ReferenceEvent {

    public GroupRegistered {
      members = List.copyOf(members);
    }
  }

  /// These memberships hold as written here.
  record GroupMembersChanged(GroupId group, List<Membership> members, Announcement announcement)
      implements ReferenceEvent {

    public GroupMembersChanged {
      members = List.copyOf(members);
    }
  }

  /// The record of the importer is this complete from `since` on.
  record CoverageDeclared(
      EconomyCode importer, CoverageState state, Instant since, Announcement announcement)
      implements ReferenceEvent {}

  /// From `effectiveFrom`, goods under `when` are free of `suppresses`, wholly or on that share.
  record StackingRuleSet(
      RuleId rule,
      EconomyCode imposer,
      ProgrammeId when,
      Trigger trigger,
      ProgrammeId suppresses,
      @Nullable NumericFact share,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      Announcement announcement)
      implements ReferenceEvent {

    /// One that suppresses wholly.
    public StackingRuleSet(
        RuleId rule,
        EconomyCode imposer,
        ProgrammeId when,
        Trigger trigger,
        ProgrammeId suppresses,
        Instant effectiveFrom,
        @Nullable Instant expiresAt,
        Announcement announcement) {
      this(rule, imposer, when, trigger, suppresses, null, effectiveFrom, expiresAt, announcement);
    }
  }

  /// The list exists, and measures of its imposer may name it.
  record ProductListRegistered(
      ProductListId list, EconomyCode imposer, String name, Announcement announcement)
      implements ReferenceEvent {}

  /// This is what is on the list, from `effectiveFrom` on or, without it, ever since: all of it, or
  /// a part, which is whole `within` these headings.
  record ProductListPublished(
      ProductListId list,
      Content content,
      Extent extent,
      List<ProductCode> within,
      @Nullable EditionId nomenclature,
      @Nullable Instant effectiveFrom,
      Announcement announcement)
      implements ReferenceEvent {

    public ProductListPublished {
      within = Headings.of(within);
    }

    /// A whole one.
    public ProductListPublished(
        ProductListId list,
        Content content,
        @Nullable EditionId nomenclature,
        @Nullable Instant effectiveFrom,
        Announcement announcement) {
      this(list, content, Extent.WHOLE, List.of(), nomenclature, effectiveFrom, announcement);
    }

    public ListExtent listExtent() {
      return ListExtent.of(extent, within);
    }
  }

  /// From `effectiveFrom` on, this edition is the importer's schedule.
  record SchedulePublished(
      EconomyCode importer,
      EditionId edition,
      Extent extent,
      Content content,
      @Nullable Digest fileDigest,
      Instant effectiveFrom,
      Announcement announcement)
      implements ReferenceEvent {}

  /// From `effectiveFrom` on, goods of the targets are charged by this column of the schedule.
  record ColumnAssigned(
      EconomyCode importer,
      ScheduleColumn column,
      @Nullable ClaimName claim,
      Targets targets,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      Announcement announcement)
      implements ReferenceEvent {}

  /// What the code stood for in this edition, a later one knows by these.
  record SuccessorsDeclared(
      EconomyCode importer,
      EditionId edition,
      ProductCode code,
      List<ProductCode> successors,
      Announcement announcement)
      implements ReferenceEvent {

    public SuccessorsDeclared {
      successors = List.copyOf(successors);
    }
  }

  /// The rule ends at `effectiveFrom`.
  record StackingRuleEnded(
      EconomyCode imposer, RuleId rule, Instant effectiveFrom, Announcement announcement)
      implements ReferenceEvent {}
}
