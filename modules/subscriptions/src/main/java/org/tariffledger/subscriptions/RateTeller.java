package org.tariffledger.subscriptions;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.Level;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChange.Scope;
import org.tariffledger.domain.rates.RateChange.Segment;
import tools.jackson.databind.node.ObjectNode;

/// Tells which rate is another than before.
record RateTeller(UUID ledger) {

  /// So many are told; how many more there are is said.
  static final int SEGMENTS_MAX = 150;

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
            cause.time(),
            cause.recordedTime());
    var data = LedgerJson.mapper().createObjectNode();
    data.put("importer", change.importer().value());
    data.put("exporter", change.exporter().value());
    data.set("goods", goods(change.scope()));
    var segments = data.putArray("segments");
    change.segments().stream().limit(SEGMENTS_MAX).forEach(s -> put(segments.addObject(), s));
    if (change.segments().size() > SEGMENTS_MAX) {
      data.put("segmentsLeftOut", change.segments().size() - SEGMENTS_MAX);
    }
    data.set("cause", cause.of(change));
    return new PublicChange(
        sequence,
        envelope.type(),
        change.importer(),
        change.exporter(),
        found(change.scope()),
        envelope.json(data),
        null);
  }

  private static ObjectNode goods(Scope scope) {
    var json = LedgerJson.mapper().createObjectNode();
    switch (scope) {
      case Scope.General _ -> json.put("kind", "general");
      case Scope.Named(var programme, var measure, var goods, var example) -> {
        json.put("kind", "named");
        json.put("programme", programme.value());
        json.put("measure", measure.value());
        var named = json.putArray("named");
        int chars = 0;
        for (var one : goods) {
          chars += one.toString().length() + 3;
          if (chars <= NAMED_CHARS_MAX) {
            named.add(one.toString());
          }
        }
        if (named.size() < goods.size()) {
          json.put("namedLeftOut", goods.size() - named.size());
        }
        json.put("example", example.value());
      }
    }
    return json;
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

  private static void put(ObjectNode json, Segment segment) {
    json.put("from", segment.from() == null ? null : segment.from().toString());
    json.put("to", segment.to() == null ? null : segment.to().toString());
    put(json.putObject("before"), segment.before());
    put(json.putObject("after"), segment.after());
  }

  private static void put(ObjectNode json, Level level) {
    json.put("status", level.status().name().toLowerCase(java.util.Locale.ROOT));
    json.put("percent", text(level.percent()));
    json.put("low", text(level.low()));
    json.put("high", text(level.high()));
  }

  private static @Nullable String text(@Nullable Percent percent) {
    return percent == null ? null : percent.toString();
  }
}
