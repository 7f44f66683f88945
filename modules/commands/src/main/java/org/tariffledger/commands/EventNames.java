package org.tariffledger.commands;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;

/// The names under which events are stored, for ever; classes may be renamed, these may not.
/// When an event gets a second revision, this is where the first is read into it.
final class EventNames {

  static final String REVISION = "1";

  private static final Map<String, Class<? extends Event>> CLASSES =
      Map.of(
          "tariff-imposed", TariffImposed.class,
          "duty-changed", DutyChanged.class,
          "tariff-paused", TariffPaused.class,
          "tariff-lifted", TariffLifted.class,
          "programme-registered", ProgrammeRegistered.class,
          "group-registered", GroupRegistered.class,
          "group-members-changed", GroupMembersChanged.class,
          "coverage-declared", CoverageDeclared.class,
          "stacking-rule-set", StackingRuleSet.class,
          "stacking-rule-ended", StackingRuleEnded.class);

  private static final Map<Class<?>, String> NAMES =
      CLASSES.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  static String of(Class<?> type) {
    var name = NAMES.get(type);
    if (name == null) {
      throw new IllegalArgumentException(type.getName() + " has no stored name.");
    }
    return name;
  }

  static Class<? extends Event> classOf(String name, @Nullable String revision) {
    var type = CLASSES.get(name);
    if (type == null || !REVISION.equals(revision)) {
      throw new UnknownEvent(name, revision);
    }
    return type;
  }

  /// An event that this version does not know: skipping it would be a lie about the record.
  static final class UnknownEvent extends RuntimeException {
    UnknownEvent(String name, @Nullable String revision) {
      super("The store holds an event \"" + name + "\", revision " + revision + ", unknown here.");
    }
  }

  private EventNames() {}
}
