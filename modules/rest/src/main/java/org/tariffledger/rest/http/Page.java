package org.tariffledger.rest.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tariffledger.rest.json.Faults;

/// A part of a collection that is ordered by its keys.
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  static final int LIMIT_MAX = 1_000;
  static final int LIMIT_DEFAULT = 100;

  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,8}");

  public record Parameters(
      @Parameter(
              description = "How many items at most, 1 to 1000.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          @Nullable String limit,
      @Parameter(description = "From `nextCursor` of the page before.") @Nullable String cursor) {

    public int limitOf(Faults faults) {
      if (limit == null) {
        return LIMIT_DEFAULT;
      }
      if (LIMIT.matcher(limit).matches() && Integer.parseInt(limit) <= LIMIT_MAX) {
        return Integer.parseInt(limit);
      }
      faults.add("limit", "bad-limit", "A page has 1 to " + LIMIT_MAX + " items.");
      return LIMIT_DEFAULT;
    }

    /// The number after which the page begins, of what is ordered by one; `before` all of them
    /// without a cursor.
    public long numberAfterOf(long before, Faults faults) {
      var after = afterOf(faults);
      if (after.isEmpty()) {
        return before;
      }
      if (!after.matches("\\d{1,18}")) {
        faults.add("cursor", "bad-cursor", "This is no cursor that a page here has given.");
        return before;
      }
      return Long.parseLong(after);
    }

    /// The key after which the page begins; the empty text is before all.
    public String afterOf(Faults faults) {
      try {
        var bytes = Base64.getUrlDecoder().decode(cursor == null ? "" : cursor);
        var after = new String(bytes, StandardCharsets.UTF_8);
        // Not every database takes it.
        if (after.indexOf('\0') < 0) {
          return after;
        }
      } catch (IllegalArgumentException _) {
        // Told below.
      }
      faults.add("cursor", "bad-cursor", "This is no cursor that a page here has given.");
      return "";
    }
  }

  /// The items must come ordered by their keys.
  public static <T> Page<T> of(List<T> ordered, Function<T, String> key, int limit, String after) {
    var rest =
        ordered.stream()
            .filter(item -> key.apply(item).compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, null);
    }
    var items = rest.subList(0, limit);
    return new Page<>(items, cursor(key.apply(items.getLast())));
  }

  /// Of what is ordered by numbers, of which one more than the limit was looked for.
  public static <T> Page<T> ofNumbered(List<T> found, ToLongFunction<T> number, int limit) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, limit);
    return new Page<>(items, cursor("" + number.applyAsLong(items.getLast())));
  }

  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  public static <T> Page<T> of(
      List<T> ordered, Function<T, String> key, Parameters asked, ReadPosition from) {
    var limit = asked.limitOf(from.faults());
    var after = asked.afterOf(from.faults());
    from.faults().throwIfAny();
    return of(ordered, key, limit, after);
  }

  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), nextCursor);
  }

  public ResponseEntity<Page<T>> answer(ReadPosition from) {
    return ResponseEntity.ok()
        .headers(from.answer().build().getHeaders())
        .headers(next(nextCursor))
        .body(this);
  }

  /// Where the rest is, if there is more.
  public static HttpHeaders next(@Nullable String nextCursor) {
    var headers = new HttpHeaders();
    if (nextCursor != null) {
      var next =
          ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("cursor", nextCursor);
      headers.addAll(next(next.scheme(null).host(null).port(null).build().toUri()));
    }
    return headers;
  }

  public static HttpHeaders next(URI rest) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.LINK, "<" + rest + ">; rel=\"next\"");
    return headers;
  }
}
