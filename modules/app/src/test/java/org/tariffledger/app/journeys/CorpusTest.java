package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.app.journeys.KeptLedger.Row;
import org.tariffledger.domain.rates.Rates;

/// What was answered once is answered again, byte for byte, over the events as they were stored
/// then, until an engine revision says that it answers otherwise.
///
/// With `-Dcorpus.record=true` what is not kept yet is written: the ledger of a new folder from the
/// scenario of that name, and answers to new questions, or to all that a new revision changes.
/// Nothing that is kept is ever written again.
class CorpusTest {

  private static final Instant RECORDED = Instant.parse("2026-11-24T00:00:00Z");
  private static final Instant ASKED = Instant.parse("2026-12-02T00:00:00Z");
  private static final List<String> QUIET = List.of("--tariff-ledger.change-log=false");
  private static final boolean RECORDS = Boolean.getBoolean("corpus.record");

  @ParameterizedTest
  @ValueSource(strings = {"april-2025", "whole-war"})
  void what_was_answered_once_is_answered_again_byte_for_byte(String ledger) {
    var corpus = new Corpus(ledger);
    if (RECORDS && !Files.exists(corpus.events())) {
      keep(corpus);
    }
    var kept = KeptLedger.in(corpus.events());
    assertThat(kept.events().stream().map(Row::revision)).contains("1", "2");

    var answers = ask(kept, corpus.questions());
    if (RECORDS) {
      corpus.add(missing(answers, corpus.answers()));
    }
    assertThat(
            KeptAnswer.faults(
                Rates.ENGINE_REVISION,
                answers,
                corpus.answers(),
                corpus.changedBy(Rates.ENGINE_REVISION)))
        .isEmpty();
  }

  private static void keep(Corpus corpus) {
    var scenario = "../../docs/scenarios/" + corpus.ledger();
    var clock = new SetClock(RECORDED);
    try (var server = Server.start(Database.H2.newPlace(), scenario, clock, QUIET)) {
      KeptLedger.of(server.store()).partlyInRevision1().writeTo(corpus.events());
    }
  }

  private static Map<String, String> ask(KeptLedger kept, List<String> questions) {
    var clock = new SetClock(ASKED);
    try (var server = Server.start(Database.H2.newPlace(), "none", clock, QUIET)) {
      server.inTransaction(() -> kept.putInto(server.store()));
      var http = server.http();
      var position = String.valueOf(kept.events().getLast().position());
      var answers = new LinkedHashMap<String, String>();
      for (var question : questions) {
        var answer = http.get(question, "Ledger-Position", position);
        assertThat(answer.status()).as("%s: %s", question, answer).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).as(question).contains("max-age=86400");
        answers.put(question, answer.text());
      }
      assertThat(answers).hasSameSizeAs(questions);
      return answers;
    }
  }

  private static List<KeptAnswer> missing(Map<String, String> answers, List<KeptAnswer> kept) {
    var missing = new ArrayList<KeptAnswer>();
    answers.forEach(
        (question, answer) -> {
          var one = new KeptAnswer(Rates.ENGINE_REVISION, question, answer);
          var faults =
              KeptAnswer.faults(
                  Rates.ENGINE_REVISION,
                  Map.of(question, answer),
                  kept.stream().filter(k -> k.question().equals(question)).toList(),
                  Set.of());
          if (faults.stream().anyMatch(fault -> fault.startsWith("Not kept"))) {
            missing.add(one);
          }
        });
    return missing;
  }

  private static final String A = "/v1/rates?importer=US";
  private static final String B = "/v1/rates?importer=CN";

  private static final List<KeptAnswer> BEFORE =
      List.of(new KeptAnswer(1, A, answer(1, "10")), new KeptAnswer(1, B, answer(1, "20")));

  private static String answer(int revision, String percent) {
    return "{\"engineRevision\":%d,\"percent\":\"%s\"}".formatted(revision, percent);
  }

  private static Map<String, String> now(int revision, String a, String b) {
    return Map.of(A, answer(revision, a), B, answer(revision, b));
  }

  @Test
  void an_answer_that_differs_needs_a_new_engine_revision() {
    assertThat(KeptAnswer.faults(1, now(1, "10", "20"), BEFORE, Set.of())).isEmpty();
    assertThat(KeptAnswer.faults(1, now(1, "10", "21"), BEFORE, Set.of()))
        .singleElement()
        .asString()
        .contains("under the same engine revision: " + B, answer(1, "20"), answer(1, "21"));
  }

  @Test
  void a_new_engine_revision_lists_what_it_answers_otherwise_and_nothing_else() {
    assertThat(KeptAnswer.faults(2, now(2, "10", "20"), BEFORE, Set.of())).isEmpty();

    var after = Stream.concat(BEFORE.stream(), Stream.of(new KeptAnswer(2, B, answer(2, "21"))));
    var kept = after.toList();
    assertThat(KeptAnswer.faults(2, now(2, "10", "21"), kept, Set.of(B))).isEmpty();
    assertThat(KeptAnswer.faults(2, now(2, "10", "21"), kept, Set.of()))
        .singleElement()
        .asString()
        .contains("revision 2 does not list: " + B);
    assertThat(KeptAnswer.faults(2, now(2, "10", "21"), kept, Set.of(A, B)))
        .containsExactly("Listed as changed by revision 2, but is not: " + A);
    assertThat(KeptAnswer.faults(2, now(2, "10", "21"), BEFORE, Set.of(B)))
        .containsExactly("Not kept under revision 2 yet, record it: " + B);
    assertThat(KeptAnswer.faults(2, now(2, "10", "22"), kept, Set.of(B)))
        .singleElement()
        .asString()
        .contains("under the same engine revision: " + B);
  }

  @Test
  void what_is_kept_is_asked_for_ever() {
    assertThat(KeptAnswer.faults(1, Map.of(A, answer(1, "10")), BEFORE, Set.of(B)))
        .containsExactly(
            "Kept, but not asked any more: " + B, "Listed as changed, but never asked: " + B);
    assertThat(KeptAnswer.faults(1, now(1, "10", "20"), List.of(), Set.of())).hasSize(2);
  }
}
