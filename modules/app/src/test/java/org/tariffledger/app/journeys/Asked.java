package org.tariffledger.app.journeys;

import org.jspecify.annotations.Nullable;

/// A question for a rate. Times are instants or days, as the server takes them; what is null is not
/// said.
record Asked(String importer, String exporter, @Nullable String product, @Nullable String claims) {

  String at(Object validAt, @Nullable Object knownAt) {
    return "/v1/rates?importer=%s&exporter=%s&validAt=%s".formatted(importer, exporter, validAt)
        + said("product", product)
        + said("claims", claims)
        + said("knownAt", knownAt);
  }

  /// `25`, or `25+` where the record says no more than the least.
  String rate(Http http, Object validAt, @Nullable Object knownAt) {
    var answer = http.get(at(validAt, knownAt));
    return answer.at("/status").equals("determined")
        ? answer.at("/additionalPercent")
        : answer.at("/range/lowPercent") + "+";
  }

  private static String said(String name, @Nullable Object value) {
    return value == null ? "" : "&" + name + "=" + value;
  }
}
