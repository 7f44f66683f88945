package org.tariffledger.rest.schedules;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.rates.LineMeasures;
import org.tariffledger.projections.Level;
import org.tariffledger.projections.LineSearch.Found;
import org.tariffledger.projections.Nomenclatures;
import org.tariffledger.projections.ScheduleOutline;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.schedules.LineParameters.Asked;

/// Looks up in one edition what is asked, and writes it with the measures that bear on it.
record LinesFound(
    RateQuestion question,
    SchedulePublished edition,
    ScheduleOutline outline,
    LineMeasures measures,
    Nomenclatures nomenclatures) {

  /// More than any edition has.
  private static final long LINES = 1_000_000;

  ScheduleLines answer(Asked asked, int limit, String after) {
    return switch (asked) {
      case Asked.Search(var words) -> {
        var found = nomenclatures.search(edition.content().digest()).find(words);
        var page = Page.of(found, LinesFound::key, limit, after);
        yield lines(null, page.map(Found::line));
      }
      case Asked.Chapters _ ->
          lines(null, Page.of(outline.chapters(), LinesFound::key, limit, after));
      case Asked.At(var code) -> below(code, limit, after);
      case Asked.Below(var code) -> below(code, limit, after);
    };
  }

  private ScheduleLines below(ProductCode code, int limit, String after) {
    var page = Page.of(outline.below(code), LinesFound::key, limit, after);
    return lines(outline.find(code).orElse(null), page);
  }

  /// As long as any other, so that they sort as texts.
  private static String key(Found found) {
    return String.valueOf((10 + found.inherited()) * LINES + found.line().number());
  }

  private static String key(Level level) {
    return switch (level) {
      case Level.Line(var number, _) -> String.valueOf(LINES + number);
      case Level.Heading(var code) -> code.value();
    };
  }

  private ScheduleLines lines(@Nullable Level asked, Page<? extends Level> page) {
    var query = question.query();
    return new ScheduleLines(
        query.importer(),
        edition.edition(),
        edition.extent(),
        question.there(query.validAt()),
        question.there(query.knownAt()),
        question.there(question.recordedAt()),
        query.position(),
        asked == null ? null : line(asked),
        asked == null ? List.of() : outline.above(asked).stream().map(this::line).toList(),
        measures.open(),
        page.items().stream().map(this::line).toList(),
        page.nextCursor());
  }

  private ScheduleLines.Line line(Level level) {
    var here = measures.at(outline.codes(level));
    return switch (level) {
      case Level.Heading(var code) ->
          ScheduleLines.Line.of(code, outline.nearest(code), path(level), shown(code, here));
      case Level.Line(var number, var line) ->
          ScheduleLines.Line.of(
              number,
              line,
              path(level),
              outline.hasChildren(level),
              shown(line.written().code(), here));
    };
  }

  private ScheduleLines.Measures shown(@Nullable ProductCode code, LineMeasures.Here here) {
    var query = question.query();
    var all =
        code == null || here.covering().size() <= ScheduleLines.MEASURES_SHOWN_MAX
            ? null
            : "/v1/measures?imposer=%s&product=%s&validAt=%s"
                .formatted(query.importer(), code, query.validAt());
    return ScheduleLines.Measures.of(here, all);
  }

  private List<String> path(Level level) {
    return outline.above(level).stream()
        .flatMap(
            above ->
                above instanceof Level.Line(_, var line)
                    ? Stream.of(line.written().description())
                    : Stream.of())
        .toList();
  }
}
