package org.tariffledger.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A part of a collection that is ordered by its keys.
record Page<T>(List<T> items, @Nullable String nextCursor) {

  static final int LIMIT_MAX = 1_000;
  static final int LIMIT_DEFAULT = 100;

  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,8}");

  record Parameters(
      @Parameter(
              description = "How many items at most, 1 to 1000.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          @Nullable String limit,
      @Parameter(description = "From `nextCursor` of the page before.") @Nullable String cursor) {

    int limitOf(Faults faults) {
      if (limit == null) {
        return LIMIT_DEFAULT;
      }
      if (LIMIT.matcher(limit).matches() && Integer.parseInt(limit) <= LIMIT_MAX) {
        return Integer.parseInt(limit);
      }
      faults.add("limit", "bad-limit", "A page has 1 to " + LIMIT_MAX + " items.");
      return LIMIT_DEFAULT;
    }

    /// The key after which the page begins; the empty text is before all.
    String afterOf(Faults faults) {
      try {
        var bytes = Base64.getUrlDecoder().decode(cursor == null ? "" : cursor);
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException _) {
        faults.add("cursor", "bad-cursor", "This is no cursor that a page here has given.");
        return "";
      }
    }
  }

  /// The items must come ordered by their keys.
  static <T> Page<T> of(List<T> ordered, Function<T, String> key, int limit, String after) {
    var rest =
        ordered.stream()
            .filter(item -> key.apply(item).compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, null);
    }
    var items = rest.subList(0, limit);
    var last = key.apply(items.getLast()).getBytes(StandardCharsets.UTF_8);
    return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }

  static <T> Page<T> of(
      List<T> ordered, Function<T, String> key, Parameters asked, ReadPosition from) {
    var limit = asked.limitOf(from.faults());
    var after = asked.afterOf(from.faults());
    from.faults().throwIfAny();
    return of(ordered, key, limit, after);
  }

  <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), nextCursor);
  }

  ResponseEntity<Page<T>> answer(ReadPosition from) {
    var answer = from.answer();
    if (nextCursor != null) {
      var next =
          ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("cursor", nextCursor);
      var path = next.scheme(null).host(null).port(null).build().toUriString();
      answer.header(HttpHeaders.LINK, "<" + path + ">; rel=\"next\"");
    }
    return answer.body(this);
  }
}
