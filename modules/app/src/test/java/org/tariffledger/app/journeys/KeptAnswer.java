package org.tariffledger.app.journeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was answered under an engine revision, to a question that pins all its times.
record KeptAnswer(int revision, String question, String answer) {

  /// What is wrong with what is answered now, under this revision. `listed` are the questions of
  /// which it says that it answers them otherwise than before.
  static List<String> faults(
      int revision, Map<String, String> now, List<KeptAnswer> kept, Set<String> listed) {
    var faults = new ArrayList<String>();
    now.forEach(
        (question, answer) -> {
          var own = newest(kept, question, revision).filter(k -> k.revision == revision);
          var before = newest(kept, question, revision - 1);
          own.filter(k -> !k.answer.equals(answer))
              .ifPresent(k -> faults.add(k.differs("under the same engine revision", answer)));
          var isChanged = before.isPresent() && !before.get().under(revision).equals(answer);
          if (isChanged && !listed.contains(question)) {
            faults.add(before.get().differs("but revision " + revision + " does not list", answer));
          }
          if (!isChanged && listed.contains(question)) {
            faults.add("Listed as changed by revision " + revision + ", but is not: " + question);
          }
          if (own.isEmpty() && (isChanged || before.isEmpty())) {
            faults.add("Not kept under revision " + revision + " yet, record it: " + question);
          }
        });
    var known = new HashSet<String>();
    for (var answer : kept) {
      if (!now.containsKey(answer.question)) {
        faults.add("Kept, but not asked any more: " + answer.question);
      }
      if (answer.revision > revision) {
        faults.add("Kept under revision " + answer.revision + ", which is to come: " + answer);
      }
      if (!known.add(answer.revision + " " + answer.question)) {
        faults.add("Kept twice: " + answer.question);
      }
    }
    listed.stream()
        .filter(question -> !now.containsKey(question))
        .forEach(question -> faults.add("Listed as changed, but never asked: " + question));
    return faults;
  }

  private static Optional<KeptAnswer> newest(List<KeptAnswer> kept, String question, int upTo) {
    return kept.stream()
        .filter(k -> k.question.equals(question) && k.revision <= upTo)
        .max(Comparator.comparingInt(KeptAnswer::revision));
  }

  /// The same answer by an engine of which only the number is another.
  private String under(int other) {
    return answer.replace("\"engineRevision\":" + revision, "\"engineRevision\":" + other);
  }

  private String differs(String why, String now) {
    return "Otherwise than kept, %s: %s%n  kept %s%n  now  %s"
        .formatted(why, question, answer, now);
  }
}
