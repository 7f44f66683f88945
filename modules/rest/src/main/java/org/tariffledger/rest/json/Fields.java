package org.tariffledger.rest.json;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.Targets;

/// Which fields of a record may be left out, and what stands in for them.
public final class Fields {

  public static RecordComponent of(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /// Empty for a field that must be there.
  public static Optional<Object> defaultOf(RecordComponent component) {
    var owner = component.getDeclaringRecord();
    if (component.getType() == Products.class
        && Command.class.isAssignableFrom(owner)
        && !isNullable(component)) {
      return Optional.of(Products.ALL);
    }
    if (owner == ScheduleLine.class && component.getType() == String.class) {
      return Optional.of("");
    }
    if (owner == ScheduleLine.class && component.getType() == int.class) {
      return Optional.of(0);
    }
    var isExclusion =
        component.getName().equals("exclude")
            && (owner == Targets.class || owner == Products.class);
    return isExclusion ? Optional.of(List.of()) : Optional.empty();
  }

  /// Whether a list of the field's must name something.
  public static boolean isNeverEmpty(RecordComponent component) {
    var owner = component.getDeclaringRecord();
    return switch (component.getName()) {
      case "include" -> owner == Targets.class || owner == Products.class;
      case "when" -> true;
      case "inResponseTo" -> owner == Retaliate.class || owner == ProposeJointResponse.class;
      case "members" -> owner == ProposeJointResponse.class;
      case "lines", "successors", "parties", "terms", "retaliations" -> true;
      case "economies" -> owner == Predicate.MeltedIn.class;
      default -> false;
    };
  }

  public static boolean isRequired(RecordComponent component) {
    return !isNullable(component)
        && defaultOf(component).isEmpty()
        && component.getDeclaringRecord() != Announcement.class;
  }

  private Fields() {}
}
