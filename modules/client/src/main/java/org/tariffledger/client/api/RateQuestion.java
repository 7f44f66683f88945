package org.tariffledger.client.api;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is asked of a rate: parameters by their names, as the reference of rates has them. What is
/// not said is now, and as it ordinarily is.
public record RateQuestion(Map<String, String> parameters) {

  public RateQuestion {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// What the importer charges on general goods of the exporter.
  public static RateQuestion of(String importer, String exporter) {
    return new RateQuestion(Map.of()).with("importer", importer).with("exporter", exporter);
  }

  /// A tariff code of 2 to 10 digits.
  public RateQuestion product(String code) {
    return with("product", code);
  }

  public RateQuestion validAt(OffsetDateTime when) {
    return with("validAt", ISO_OFFSET_DATE_TIME.format(when));
  }

  /// An instant with an offset, or a day, which is its end in the importer's customs zone.
  public RateQuestion validAt(String when) {
    return with("validAt", when);
  }

  /// By what had been announced by then.
  public RateQuestion knownAt(String when) {
    return with("knownAt", when);
  }

  /// By what the ledger held by then.
  public RateQuestion recordedAt(String when) {
    return with("recordedAt", when);
  }

  /// `USMCA` claimed, `!USMCA` not claimed, `none`.
  public RateQuestion claims(String... claims) {
    return with("claims", String.join(",", claims));
  }

  /// The share of a content in the value, from 0 to 1.
  public RateQuestion share(String content, String share) {
    return with("share." + content, share);
  }

  /// The answer in sentences too.
  public RateQuestion explained() {
    return with("explain", "true");
  }

  /// The answer includes what was recorded up to the position: your own command.
  public RateQuestion including(long position) {
    return with("minPosition", String.valueOf(position));
  }

  /// Any other parameter; without a value it is left out.
  public RateQuestion with(String name, @Nullable String value) {
    var more = new LinkedHashMap<>(parameters);
    if (value == null) {
      more.remove(name);
    } else {
      more.put(name, value);
    }
    return new RateQuestion(more);
  }

  Query query() {
    var query = Query.NONE;
    for (var parameter : parameters.entrySet()) {
      query = query.with(parameter.getKey(), parameter.getValue());
    }
    return query;
  }

  ObjectNode json() {
    var json = Json.MAPPER.createObjectNode();
    parameters.forEach(json::put);
    return json;
  }
}
