package org.tariffledger.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A command ends here, and says why in sentences, one a line.
final class CannotGoOn extends RuntimeException {

  /// Whose fault it is; the number is the exit code.
  enum Why {
    REFUSED(1),
    USAGE(2),
    NO_SERVER(3);

    private final int exitCode;

    Why(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  private final Why why;
  private final List<String> lines;
  private final transient @Nullable ObjectNode problem;

  CannotGoOn(Why why, List<String> lines) {
    this(why, lines, null);
  }

  /// `problem` is what the server has said, if it was the server that refused.
  CannotGoOn(Why why, List<String> lines, @Nullable ObjectNode problem) {
    super(String.join("\n", lines));
    this.why = why;
    this.lines = List.copyOf(lines);
    this.problem = problem;
  }

  CannotGoOn(Why why, String... lines) {
    this(why, List.of(lines));
  }

  Why why() {
    return why;
  }

  List<String> lines() {
    return lines;
  }

  Optional<ObjectNode> problem() {
    return Optional.ofNullable(problem);
  }
}
