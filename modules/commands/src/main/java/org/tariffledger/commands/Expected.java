package org.tariffledger.commands;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller expects of the stream that a command goes to, so that nobody changes what they
/// have not seen.
public sealed interface Expected {

  /// Under which name it travels with the command.
  String KEY = "expected";

  record Anything() implements Expected {}

  record Existing() implements Expected {}

  record Absent() implements Expected {}

  record OneOf(Set<Long> versions) implements Expected {

    public OneOf {
      versions = Set.copyOf(versions);
    }
  }

  /// As the other, but what does not exist is left to the rules, which refuse it by its name.
  record IfThere(Expected other) implements Expected {}

  /// Null is the version of what does not exist.
  default boolean accepts(@Nullable Long version) {
    return switch (this) {
      case Anything _ -> true;
      case Existing _ -> version != null;
      case Absent _ -> version == null;
      case OneOf(var versions) -> version != null && versions.contains(version);
      case IfThere(var other) -> version == null || other.accepts(version);
    };
  }

  /// Refuses another version than the expected one.
  ///
  /// @throws StaleVersion if it is another
  static void check(@Nullable Expected expected, String stream, @Nullable Long version) {
    if (expected != null && !expected.accepts(version)) {
      throw new StaleVersion(stream, version);
    }
  }
}
