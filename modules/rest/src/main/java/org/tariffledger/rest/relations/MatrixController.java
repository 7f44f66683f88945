package org.tariffledger.rest.relations;

import static java.util.stream.Collectors.groupingBy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.rates.RateMatrix;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.rates.RateQuestions;

/// `/v1/matrix`
@Tag(name = "Rates")
@RestController
class MatrixController {

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final LongReads longReads;
  private final Freshness freshness;

  MatrixController(
      Present present,
      RateQuestions questions,
      RateBook book,
      LongReads longReads,
      Freshness freshness) {
    this.present = present;
    this.questions = questions;
    this.book = book;
    this.longReads = longReads;
    this.freshness = freshness;
  }

  @Operation(
      summary = "What everybody charges on everybody's general goods",
      description =
          "A page has so many importers. A date means the end of that day in each importer's zone.")
  @GetMapping(path = "/v1/matrix", produces = "application/json")
  ResponseEntity<Matrix> matrix(
      @ParameterObject TimeParameters times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var now = present.now();
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    times.resolve(ZoneOffset.UTC, now, from.faults());
    from.faults().throwIfAny();
    var measures = book.measures().stream().collect(groupingBy(m -> m.imposed().imposer()));
    var asked = questions(measures, times, from, now);
    var importers = Page.of(asked, MatrixController::key, limit, after);
    var rows = longReads.take(() -> importers.items().stream().map(q -> row(q, measures)).toList());
    var position =
        importers.items().stream().mapToLong(q -> q.query().position()).max().orElse(from.value());
    var matrix = new Matrix(rows, position, Rates.ENGINE_REVISION, importers.nextCursor());
    var next = Page.next(importers.nextCursor());
    var kept =
        times.isComplete()
            ? RateCaching.pinned(matrix, position)
            : RateCaching.fresh(
                matrix,
                position,
                freshness.of(
                    times.validAt() == null ? nextChange(importers.items(), measures) : null, now),
                pinned(times, now, from, page));
    return RateCaching.with(next, kept);
  }

  private @Nullable Instant nextChange(
      List<RateQuestion> asked, Map<EconomyCode, List<MeasureHistory>> measures) {
    return longReads.take(
        () ->
            asked.stream()
                .map(RateQuestion::query)
                .flatMap(
                    query ->
                        RateMatrix.nextChange(
                            query, measures.getOrDefault(query.importer(), List.of()), book)
                            .stream())
                .min(Instant::compareTo)
                .orElse(null));
  }

  /// A day that was asked for stays a day: it ends at another moment in each importer's zone.
  private URI pinned(TimeParameters times, Instant now, ReadPosition from, Page.Parameters page) {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("validAt", Objects.requireNonNullElse(times.validAt(), now));
    parameters.put("knownAt", Objects.requireNonNullElse(times.knownAt(), now));
    parameters.put(
        "recordedAt",
        Objects.requireNonNullElseGet(times.recordedAt(), () -> book.recordedAt(from.value())));
    parameters.put("limit", page.limit());
    parameters.put("cursor", page.cursor());
    return RateCaching.url("/v1/matrix", parameters);
  }

  private static String key(RateQuestion question) {
    return question.query().importer().value();
  }

  private Matrix.Row row(RateQuestion question, Map<EconomyCode, List<MeasureHistory>> measures) {
    var theirs = measures.getOrDefault(question.query().importer(), List.of());
    return Matrix.Row.of(question, RateMatrix.of(question.query(), theirs, book));
  }

  /// Whose coverage is declared or who imposes a measure, as far as is known, and for whom no union
  /// answers.
  private List<RateQuestion> questions(
      Map<EconomyCode, List<MeasureHistory>> measures,
      TimeParameters times,
      ReadPosition from,
      Instant now) {
    var all = new TreeSet<EconomyCode>(Comparator.comparing(EconomyCode::value));
    all.addAll(book.importersWithCoverage());
    all.addAll(measures.keySet());
    return all.stream()
        .map(importer -> questions.ofAll(importer, times, from, now))
        .filter(question -> isKnown(question.query(), measures))
        .filter(q -> Economies.unionOf(q.query().importer(), q.query().validAt()).isEmpty())
        .toList();
  }

  private boolean isKnown(RateQuery query, Map<EconomyCode, List<MeasureHistory>> measures) {
    return Stream.concat(
            book.coverage(query.importer()).stream(),
            measures.getOrDefault(query.importer(), List.of()).stream()
                .map(measure -> measure.entries().getFirst()))
        .anyMatch(entry -> entry.isKnown(query.knownAt(), query.position()));
  }
}
