package org.tariffledger.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyLimitTest {

  private final BodyLimit limit = new BodyLimit();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void a_body_that_declares_too_much_is_refused_unread() throws Exception {
    limit.doFilter(
        request(new byte[(int) BodyLimit.BYTES_MAX + 1]),
        response,
        (_, _) -> {
          throw new AssertionError("must not be handled");
        });
    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(response.getContentType()).startsWith("application/problem+json");
    assertThat(response.getContentAsString()).contains("\"code\":\"body-too-large\"");
  }

  @Test
  void a_body_that_declares_nothing_is_refused_while_it_is_read() {
    var undeclared =
        new MockHttpServletRequest() {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    undeclared.setContent(new byte[(int) BodyLimit.BYTES_MAX + 1]);
    var refused =
        catchThrowableOfType(
            HttpRefusal.class,
            () ->
                limit.doFilter(
                    undeclared, response, (request, _) -> request.getInputStream().readAllBytes()));
    assertThat(refused.problem().status()).isEqualTo(413);
  }

  @Test
  void a_body_of_just_the_limit_passes() throws Exception {
    var read = new AtomicLong();
    limit.doFilter(
        request(new byte[(int) BodyLimit.BYTES_MAX]),
        response,
        (request, _) -> read.set(request.getInputStream().readAllBytes().length));
    assertThat(read).hasValue(BodyLimit.BYTES_MAX);
  }

  private static MockHttpServletRequest request(byte[] body) {
    var request = new MockHttpServletRequest("POST", "/v1/acts");
    request.setContent(body);
    return request;
  }
}
