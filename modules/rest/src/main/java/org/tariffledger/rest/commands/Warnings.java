package org.tariffledger.rest.commands;

import java.util.ArrayList;
import java.util.List;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.DutyText;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ScheduleLine;

/// What is odd in lines of a schedule that came as JSON, and is recorded all the same: at most
/// `SHOWN_MAX` of it, and how much there is.
final class Warnings {

  static final int SHOWN_MAX = 100;

  private final List<Warning> shown = new ArrayList<>();
  private int total;

  /// Of a command that is the whole body.
  static Warnings of(Command command) {
    var warnings = new Warnings();
    warnings.look(command, "");
    return warnings;
  }

  static Warnings ofAct(List<Command> commands) {
    var warnings = new Warnings();
    for (int i = 0; i < commands.size(); i++) {
      warnings.look(commands.get(i), "/commands/" + i);
    }
    return warnings;
  }

  List<Warning> shown() {
    return shown;
  }

  int total() {
    return total;
  }

  private void look(Command command, String pointer) {
    if (command instanceof PublishSchedule schedule) {
      var lines = schedule.lines();
      for (int i = 0; i < lines.size(); i++) {
        look(lines.get(i), i == 0 ? 0 : lines.get(i - 1).indent(), pointer + "/lines/" + i);
      }
    }
  }

  private void look(ScheduleLine line, int indentBefore, String pointer) {
    if (line.indent() > indentBefore + 1) {
      add(
          pointer + "/indent",
          "The indent jumps from %d to %d: the line is read as standing right below that one."
              .formatted(indentBefore, line.indent()));
    }
    lookAtDuty(line.general(), pointer + "/general");
    lookAtDuty(line.other(), pointer + "/other");
  }

  private void lookAtDuty(String duty, String pointer) {
    if (!duty.isEmpty() && DutyText.read(duty) instanceof Duty.AsWritten) {
      add(pointer, "This is no duty that can be computed: it is kept as written.");
    }
  }

  private void add(String pointer, String detail) {
    total++;
    if (shown.size() < SHOWN_MAX) {
      shown.add(new Warning(pointer, detail));
    }
  }
}
