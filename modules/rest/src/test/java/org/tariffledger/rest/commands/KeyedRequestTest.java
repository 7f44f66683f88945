package org.tariffledger.rest.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.tariffledger.rest.json.Faults;

class KeyedRequestTest {

  private final Faults faults = new Faults();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {"a-1, a-1", "\"a-1\", a-1", "\"a \\\"b\\\\\", a \"b\\", "8:e{}[]/\", 8:e{}[]/\""})
  void a_key_is_read_with_and_without_quotes(String written, String key) {
    assertThat(keyed(request(written)).key()).isEqualTo(key);
  }

  @Test
  void a_key_has_at_most_255_characters() {
    assertThat(keyed(request("k".repeat(255))).key()).hasSize(255);
    assertThat(keyed(request("\"" + "k".repeat(255) + "\"")).key()).hasSize(255);
  }

  static Stream<String> faultyKeys() {
    return Stream.of(
        "",
        " ",
        "a b",
        "clé",
        "\"",
        "\"\"",
        "\"a",
        "\"a\"b",
        "\"a\\b\"",
        "\"a\";x=1",
        "k".repeat(256),
        "\"" + "k".repeat(256) + "\"",
        "k".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("faultyKeys")
  void anything_else_is_no_key(String written) {
    assertThat(KeyedRequest.of(request(written), "ann", new byte[0], faults)).isNull();
    assertThat(faults.count()).isOne();
  }

  @Test
  void two_keys_are_none() {
    var request = request("a");
    request.addHeader("Idempotency-Key", "b");
    assertThat(KeyedRequest.of(request, "ann", new byte[0], faults)).isNull();
    assertThat(faults.count()).isOne();
  }

  static Stream<Consumer<MockHttpServletRequest>> differences() {
    return Stream.of(
        request -> request.setMethod("PUT"),
        request -> request.setRequestURI("/v1/groups"),
        request -> request.setQueryString("dryRun=true"),
        request -> request.addHeader("If-Match", "\"1\""),
        request -> request.addHeader("If-None-Match", "\"1\""),
        request -> request.setContent("{ }".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void whatever_differs_makes_another_request(Consumer<MockHttpServletRequest> difference) {
    var other = request("a");
    difference.accept(other);

    assertThat(keyed(other).fingerprint()).isNotEqualTo(keyed(request("a")).fingerprint());
  }

  @Test
  void the_same_again_is_the_same_request_whatever_else_its_headers_say() {
    var again = request("\"a\"");
    again.addHeader("Correlation-Id", "x");

    assertThat(keyed(again)).isEqualTo(keyed(request("a")));
  }

  private static MockHttpServletRequest request(String key) {
    var request = new MockHttpServletRequest("POST", "/v1/acts");
    request.addHeader("Idempotency-Key", key);
    request.setContent("{}".getBytes(UTF_8));
    return request;
  }

  private KeyedRequest keyed(MockHttpServletRequest request) {
    var body = Objects.requireNonNull(request.getContentAsByteArray());
    return Objects.requireNonNull(KeyedRequest.of(request, "ann", body, faults));
  }
}
