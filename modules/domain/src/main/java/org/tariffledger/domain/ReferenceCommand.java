package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be recorded about the things that measures refer to.
public sealed interface ReferenceCommand extends Command {

  int NAME_CHARS_MAX = 200;
  int MEMBERS_MAX = 300;

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

  /// Where the goods fall under one programme, another charges nothing.
  record SetStackingRule(
      RuleId id,
      EconomyCode imposer,
      ProgrammeId when,
      Trigger trigger,
      ProgrammeId suppresses,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      Announcement announcement)
      implements ReferenceCommand {}

  /// The end of a stacking rule.
  record EndStackingRule(
      EconomyCode imposer, RuleId rule, Instant effectiveFrom, Announcement announcement)
      implements ReferenceCommand {}

  private static List<Membership> few(List<Membership> members) {
    if (members.size() > MEMBERS_MAX) {
      throw new IllegalArgumentException("At most " + MEMBERS_MAX + " memberships at once.");
    }
    return List.copyOf(members);
  }
}
