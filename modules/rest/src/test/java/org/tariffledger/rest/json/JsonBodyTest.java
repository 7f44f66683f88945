package org.tariffledger.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  static Stream<String> bodies() {
    return Stream.of(
        "{\"a\": \"" + "x".repeat(JsonBody.TEXT_CHARACTERS_MAX + 1) + "\"}",
        "{\"" + "x".repeat(1_001) + "\": 1}",
        "{\"a\": " + "1".repeat(101) + "}",
        "{\"a\": " + "[".repeat(JsonBody.DEPTH_MAX + 1));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_body_beyond_the_limits_is_told_them_and_no_name_of_ours(String body) {
    var refused =
        catchThrowableOfType(
            BadInput.class, () -> JsonBody.read(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("malformed-json");
              assertThat(fault.detail())
                  .contains("a string has at most 20000 characters", "50 levels")
                  .doesNotContain("Constraints", "()");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1", "{\"a\": [1, ", "{\"a\": 1} {", "{\"a\": tru}", ""})
  void what_is_no_json_is_told_where_it_breaks_off_and_no_name_of_ours(String body) {
    var refused =
        catchThrowableOfType(
            BadInput.class, () -> JsonBody.read(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.faults())
        .allSatisfy(
            fault ->
                assertThat(fault.detail()).doesNotContain("Source", "REDACTED", "StreamRead", "#"));
  }
}
