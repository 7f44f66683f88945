package org.tariffledger.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChange.Scope;
import org.tariffledger.domain.rates.RateChange.Segment;

/// Tells which rate is another than before.
record RateTeller(UUID ledger) {

  /// So many are told; how many more there are is said.
  static final int SEGMENTS_MAX = 150;

  /// So many where more would be too large, as they are beside many long references.
  static final int SEGMENTS_FEW = 25;

  /// So many characters of what is named are told.
  static final int NAMED_CHARS_MAX = 15_000;

  PublicChange tell(RateChange change, Cause cause, long sequence) {
    var pair = change.importer() + "-" + change.exporter();
    var envelope =
        new Envelope(
            ledger,
            sequence,
            PublicChange.RATE_CHANGED,
            pair,
            pair,
            cause.time(change),
            cause.recordedTime(),
            cause.link(change));
    var json =
        Stream.of(SEGMENTS_MAX, SEGMENTS_FEW)
            .map(most -> envelope.json(data(change, cause, most)))
            .filter(told -> !Envelope.isTooLarge(told))
            .findFirst()
            .orElseThrow();
    return new PublicChange(
        sequence,
        envelope.type(),
        change.importer(),
        change.exporter(),
        found(change.scope()),
        json,
        null);
  }

  private static RateData data(RateChange change, Cause cause, int segmentsMax) {
    var segments = change.segments();
    return new RateData(
        change.importer(),
        change.exporter(),
        goods(change.scope()),
        segments.stream().limit(segmentsMax).map(RateTeller::segment).toList(),
        leftOut(segments.size(), segmentsMax),
        cause.of(change));
  }

  private static RateData.Segment segment(Segment segment) {
    return new RateData.Segment(
        segment.from(),
        segment.to(),
        RateData.Level.of(segment.before()),
        RateData.Level.of(segment.after()));
  }

  private static RateData.Goods goods(Scope scope) {
    return switch (scope) {
      case Scope.General _ -> new RateData.Goods.General("general");
      case Scope.Named(var programme, var measure, var goods, var example) -> {
        var named = named(goods);
        yield new RateData.Goods.Named(
            "named", programme, measure, named, leftOut(goods.size(), named.size()), example);
      }
    };
  }

  private static List<Goods> named(List<Goods> goods) {
    var named = new ArrayList<Goods>();
    int chars = 0;
    for (var one : goods) {
      chars += one.toString().length() + 3;
      if (chars <= NAMED_CHARS_MAX) {
        named.add(one);
      }
    }
    return named;
  }

  private static @Nullable Integer leftOut(int all, int told) {
    return all > told ? all - told : null;
  }

  private static String found(Scope scope) {
    return switch (scope) {
      case Scope.General _ -> "";
      case Scope.Named(_, _, var goods, _) -> joined(goods);
    };
  }

  private static String joined(List<Goods> goods) {
    return goods.stream().map(Goods::toString).collect(Collectors.joining(" "));
  }
}
