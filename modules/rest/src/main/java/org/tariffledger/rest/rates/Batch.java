package org.tariffledger.rest.rates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.Faults;
import tools.jackson.databind.JsonNode;

/// What the questions of a batch share: they are answered from one book as of one moment, wait
/// together, and are computed in one stretch of time.
public final class Batch {

  private final RateBook book;
  private final RateQuestions questions;
  private final Present present;
  private final ReadPosition from;
  private final Instant now;
  private final Instant deadline;
  private final ComputingTime computing = ComputingTime.ofABatch();

  /// `from` is a position of the book.
  public Batch(RateBook book, RateQuestions questions, Present present, ReadPosition from) {
    this(book, questions, present, from, present.now());
  }

  /// Where a time is not given, it is `now`.
  public Batch(
      RateBook book, RateQuestions questions, Present present, ReadPosition from, Instant now) {
    this.book = book;
    this.questions = questions;
    this.present = present;
    this.from = from;
    this.now = now;
    this.deadline = now.plus(from.patience());
  }

  public List<RateBatch.Answer> answers(List<JsonNode> queries) {
    return RateBatch.ANSWERS.of(queries, this::rate);
  }

  private Rate rate(JsonNode query) {
    var faults = new Faults();
    var asked = BatchReader.read(query, faults);
    var isExplained = asked.telling().read(faults);
    // Whoever waits for a position computes nothing.
    var question = questions.of(asked.rate(), asked.times(), position(faults), now);
    return computing.take(() -> rate(question, isExplained));
  }

  private ReadPosition position(Faults faults) {
    var left = Duration.between(present.now(), deadline);
    return new ReadPosition(from.value(), left.isNegative() ? Duration.ZERO : left, faults);
  }

  private Rate rate(RateQuestion question, boolean isExplained) {
    questions.existing(question);
    return Rate.of(question, Rates.answer(question.query(), book), isExplained);
  }
}
