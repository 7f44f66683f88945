package org.tariffledger.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.tariffledger.commands.Expected;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;

class PreconditionsTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final Faults faults = new Faults();

  @Test
  void who_says_nothing_expects_nothing() {
    assertThat(read()).isEqualTo(new Expected.Anything());
  }

  @Test
  void the_tags_of_all_lines_are_read_and_those_of_other_things_match_nothing() {
    request.addHeader("If-Match", "\"3\" , \"4.0123456789abcdef\"");
    request.addHeader("If-Match", "\"17-1\",\"\"");

    assertThat(read()).isEqualTo(new Expected.OneOf(Set.of(3L, 4L)));
  }

  @Test
  void a_star_asks_for_what_exists_and_without_match_for_what_does_not() {
    request.addHeader("If-Match", "*");
    assertThat(read()).isEqualTo(new Expected.Existing());
    request.removeHeader("If-Match");
    request.addHeader("If-None-Match", "*");
    assertThat(read()).isEqualTo(new Expected.Absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3", "\"3", "\"3\" \"4\"", "*, \"3\"", "\"a b\"", ", \"3\"", "w/\"3\""})
  void what_is_no_list_of_tags_is_refused(String text) {
    request.addHeader("If-Match", text);
    assertThat(code()).isEqualTo("bad-etag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"3\"", "\"2\", W/\"3\""})
  void a_weak_tag_is_refused_even_beside_strong_ones(String text) {
    request.addHeader("If-Match", text);
    assertThat(code()).isEqualTo("weak-etag");
  }

  @Test
  void what_is_to_be_created_matches_no_tag_at_all() {
    request.addHeader("If-None-Match", "\"3\"");
    assertThat(code()).isEqualTo("bad-etag");
  }

  private Expected read() {
    var expected = Preconditions.of(request, faults);
    faults.throwIfAny();
    return expected;
  }

  private String code() {
    var refused = catchThrowableOfType(BadInput.class, this::read);
    return refused.faults().getFirst().code();
  }
}
