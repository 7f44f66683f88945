package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.StepRescheduled;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Nature;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// What holds of every history. That a rebuilt book answers as the live one is in
/// [RateBookTest], and that the order of recording does not matter in [OrderOfRecordingTest].
class InvariantsTest {

  private static final int QUESTIONS = 15;

  private record Charged(
      Status status,
      @Nullable String additional,
      @Nullable String low,
      @Nullable String high,
      String base) {

    static Charged by(RateAnswer answer) {
      return new Charged(
          answer.status(),
          answer.additional() == null ? null : answer.additional().toString(),
          answer.range().low() == null ? null : answer.range().low().toString(),
          answer.range().high() == null ? null : answer.range().high().toString(),
          answer.base().toString());
    }
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_answer_knows_what_was_announced_or_recorded_later(long seed) {
    var history = history(seed);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var others =
          garbled(
              history,
              entry ->
                  entry.position() > query.position()
                      || entry.announcedAt().isAfter(query.knownAt()),
              Garbled::entirely);
      assertThat(Rates.answer(query, others))
          .as("seed %d, %s", seed, query)
          .isEqualTo(Rates.answer(query, history.recorder().book()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_act_changes_answers_only_for_later_record_times_and_for_later_knowledge(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < 30; i++) {
      var command = history.command();
      var queries = questions(history);
      var before = queries.stream().map(query -> Rates.answer(query, book)).toList();
      var last = book.position();
      if (history.recorder().take(command) > 0) {
        var announcedAt = announcedAt(command, history.entries().getLast());
        for (int q = 0; q < queries.size(); q++) {
          var query = queries.get(q);
          assertThat(Rates.answer(query, book))
              .as("seed %d, %s before %s", seed, query, command)
              .isEqualTo(before.get(q));
          if (query.position() == last && query.knownAt().isBefore(announcedAt)) {
            assertThat(Rates.answer(upTo(query, book.position()), book))
                .as("seed %d, %s before %s", seed, query, command)
                .isEqualTo(before.get(q));
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_command_repeated_changes_nothing(long seed) {
    var history = history(seed);
    for (int i = 0; i < 30; i++) {
      var command = history.command();
      if (history.recorder().take(command) > 0) {
        assertThat(history.recorder().take(command)).as("seed %d, %s", seed, command).isZero();
      }
    }
  }

  /// A step that was to come may be moved forward, so histories with moves are left out.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_rate_depends_on_no_effect_dated_later(long seed) {
    var history = history(seed);
    var moved = new ArrayList<MeasureId>();
    for (var entry : history.entries()) {
      if (entry.event() instanceof StepRescheduled e) {
        moved.add(e.measure());
      }
    }
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var others =
          garbled(
              history,
              entry ->
                  !(entry.event() instanceof MeasureEvent e && moved.contains(e.measure()))
                      && effect(entry.event()).isAfter(query.validAt()),
              Garbled::values);
      assertThat(Charged.by(Rates.answer(query, others)))
          .as("seed %d, %s", seed, query)
          .isEqualTo(Charged.by(Rates.answer(query, history.recorder().book())));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_claim_that_is_asked_for_matters_and_no_other_does(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (var query : questions(history)) {
      var answer = Rates.answer(claiming(query, Claims.UNSAID), book);
      var isCovered = answer.needs().stream().noneMatch(need -> need.fact().equals("coverage"));
      var names = RandomHistory.CLAIMS.stream().map(ClaimName::new).collect(Collectors.toSet());
      var all = Rates.answer(claiming(query, claims(names, Set.of())), book);
      for (var claim : RandomHistory.CLAIMS) {
        var name = new ClaimName(claim);
        var made = Rates.answer(claiming(query, claims(Set.of(name), Set.of())), book);
        var denied = Rates.answer(claiming(query, claims(Set.of(), Set.of(name))), book);
        var assumed =
            answer.assumptions().stream().filter(a -> a.fact().equals("claims." + claim)).toList();
        assertThat(Charged.by(denied)).isEqualTo(Charged.by(answer));
        assertThat(words(denied))
            .as("seed %d, %s", seed, query)
            .isSubsetOf(words(answer))
            .noneMatch(words -> words.startsWith("claims." + claim + " "));
        if (assumed.isEmpty()) {
          assertThat(Charged.by(made)).as("seed %d, %s", seed, query).isEqualTo(Charged.by(answer));
        } else if (!Charged.by(made).equals(Charged.by(answer))) {
          assertThat(isCovered ? made.additional() : null)
              .as("seed %d, %s", seed, query)
              .isEqualTo(assumed.getFirst().otherwise());
        } else if (Charged.by(all).equals(Charged.by(answer))) {
          // It matters with something else, or for the base duty of lines that are not told apart,
          // or
          // for the most that may be charged, which an incomplete record does not tell.
          assertThat(!isCovered || answer.base().charged() == null || !isOfClaimsOnly(answer))
              .as("seed %d, %s", seed, query)
              .isTrue();
        }
      }
    }
  }

  private static boolean isOfClaimsOnly(RateAnswer answer) {
    return answer.assumptions().stream().allMatch(a -> a.fact().startsWith("claims."));
  }

  private static List<String> words(RateAnswer answer) {
    return answer.assumptions().stream().map(a -> a.fact() + " " + a.value()).toList();
  }

  /// Typing errors and retractions are announced with what they are about, if at all.
  private static Instant announcedAt(Command command, Recorded<Event> last) {
    return switch (command) {
      case Retract _ -> Instant.MIN;
      case Correct c when c.nature() == Nature.TYPING_ERROR -> Instant.MIN;
      case Correct c -> c.announcement().announcedAt();
      default -> last.announcedAt();
    };
  }

  private static RandomHistory history(long seed) {
    var random = new Random(seed);
    return new RandomHistory(random, 16 + random.nextInt(60));
  }

  private static List<RateQuery> questions(RandomHistory history) {
    var questions = new ArrayList<RateQuery>();
    for (int i = 0; i < QUESTIONS; i++) {
      questions.add(history.question());
    }
    return questions;
  }

  private static RateBook garbled(
      RandomHistory history, Predicate<Recorded<Event>> which, UnaryOperator<Event> how) {
    var book = history.recorder().emptyBook();
    for (var entry : history.entries()) {
      book.add(
          which.test(entry)
              ? new Recorded<>(entry.position(), entry.recordedAt(), how.apply(entry.event()))
              : entry);
    }
    return book;
  }

  private static Instant effect(Event event) {
    return switch (event) {
      case TariffImposed e -> e.effectiveFrom();
      case DutyChanged e -> e.effectiveFrom();
      case ScopeChanged e -> e.effectiveFrom();
      case TariffPaused e -> e.from();
      case ExemptionGranted e -> e.effectiveFrom();
      case ProductListPublished e when e.effectiveFrom() != null -> e.effectiveFrom();
      default -> Instant.MIN;
    };
  }

  private static RateQuery upTo(RateQuery query, long position) {
    return new RateQuery(
        query.importer(),
        query.exporter(),
        query.product(),
        query.validAt(),
        query.knownAt(),
        position,
        query.shipment());
  }

  private static RateQuery claiming(RateQuery query, Claims claims) {
    return new RateQuery(
        query.importer(),
        query.exporter(),
        query.product(),
        query.validAt(),
        query.knownAt(),
        query.position(),
        claims);
  }

  private static Claims claims(Set<ClaimName> made, Set<ClaimName> denied) {
    return new Claims(made, denied, false);
  }
}
