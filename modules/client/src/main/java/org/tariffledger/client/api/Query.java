package org.tariffledger.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of an address after the question mark. What has no value is left out.
public record Query(List<String> parts) {

  public static final Query NONE = new Query(List.of());

  public Query {
    parts = List.copyOf(parts);
  }

  public Query with(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new ArrayList<>(parts);
    more.add(encode(name) + "=" + encode(value));
    return new Query(more);
  }

  public Query withEach(String name, List<String> values) {
    var all = this;
    for (var value : values) {
      all = all.with(name, value);
    }
    return all;
  }

  /// Fit for a segment of a path, too.
  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
