package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.rates.Moments.Moment;

/// How an answer changes while one of the three times moves. `next` is where the rest begins if
/// there is more than was asked for, `nextChange` the first that the clock changes in any of the
/// answers, if that was asked for.
public record RateHistory(
    List<Segment> segments, @Nullable Instant next, @Nullable Instant nextChange) {

  /// So many moments are looked at for one part; a segment that is longer is cut in two.
  public static final int MOMENTS_MAX = 10_000;

  /// One answer, without what comes next, from `from` until `to`; null where it does not begin or
  /// end. `began` is what made it another than before.
  public record Segment(
      @Nullable Instant from, @Nullable Instant to, RateAnswer answer, List<Cause> began) {}

  /// What is asked for: without `from` from the first change on, without `to` without end.
  public record Period(@Nullable Instant from, @Nullable Instant to) {

    private boolean isOver(Instant at) {
      return to != null && !at.isBefore(to);
    }
  }

  public static RateHistory of(
      RateQuery query, Axis axis, Period period, int limit, RateSource source) {
    return of(query, axis, period, limit, false, source);
  }

  /// Of a question that is always asked about the present, with what the clock will change in it;
  /// along validAt the clock changes nothing.
  public static RateHistory ofThePresent(
      RateQuery query, Axis axis, Period period, int limit, RateSource source) {
    return of(query, axis, period, limit, axis != Axis.VALID_AT, source);
  }

  private static RateHistory of(
      RateQuery query,
      Axis axis,
      Period period,
      int limit,
      boolean followsClock,
      RateSource source) {
    var folded = new FoldedSource(source);
    var moments = Moments.of(query, axis, folded);
    var walk = new Walk(period, limit, moments, Moments.before(query, axis), followsClock, folded);
    return walk.take();
  }

  /// One segment after the other, as long as there is work left to do.
  private static final class Walk {

    private final Period period;
    private final int limit;
    private final NavigableMap<Instant, Moment> moments;
    private final FoldedSource source;
    private final RateQuery first;
    private final boolean followsClock;
    private final List<Segment> done = new ArrayList<>();

    private @Nullable Instant from;
    private RateAnswer answer;
    private List<Cause> began = List.of();
    private @Nullable Instant nextChange;

    Walk(
        Period period,
        int limit,
        NavigableMap<Instant, Moment> moments,
        RateQuery first,
        boolean followsClock,
        FoldedSource source) {
      this.period = period;
      this.limit = limit;
      this.moments = moments;
      this.first = first;
      this.followsClock = followsClock;
      this.source = source;
      from = period.from();
      answer = ask(from == null ? first : queryOf(moments.floorEntry(from)));
      var begin = from == null ? null : moments.get(from);
      if (from != null && begin != null) {
        began = whatBegan(begin, ask(queryOf(moments.lowerEntry(from))), answer);
      }
    }

    private RateQuery queryOf(Map.@Nullable Entry<Instant, Moment> entry) {
      return entry == null ? first : entry.getValue().query();
    }

    private RateAnswer ask(RateQuery query) {
      if (!followsClock) {
        return source.answer(query);
      }
      var found = Rates.answer(query, source);
      var next = found.nextChange();
      if (next != null && (nextChange == null || next.at().isBefore(nextChange))) {
        nextChange = next.at();
      }
      return found.followedBy(null);
    }

    RateHistory take() {
      var ahead = from == null ? moments : moments.tailMap(from, false);
      var looked = 0;
      for (var moment : ahead.entrySet()) {
        var at = moment.getKey();
        if (period.isOver(at)) {
          break;
        }
        var then = ask(moment.getValue().query());
        var isTooMuch = ++looked > MOMENTS_MAX;
        if (isTooMuch || !then.saysTheSameAs(answer)) {
          end(at);
          if (isTooMuch || done.size() == limit) {
            return new RateHistory(done, at, nextChange);
          }
          began = whatBegan(moment.getValue(), answer, then);
          from = at;
          answer = then;
        }
      }
      done.add(new Segment(from, period.to(), answer, began));
      return new RateHistory(done, null, nextChange);
    }

    /// Before the first change there is nothing to tell, unless it was asked for.
    private void end(Instant at) {
      if (from != null) {
        done.add(new Segment(from, at, answer, began));
      }
    }

    /// What happened to the measures whose part is another, and to what is no measure's.
    private List<Cause> whatBegan(Moment moment, RateAnswer before, RateAnswer after) {
      return before.saysTheSameAs(after)
          ? List.of()
          : RateDifference.telling(
              moment.causes(), before, after, source.stackingRules(first.importer()));
    }
  }
}
