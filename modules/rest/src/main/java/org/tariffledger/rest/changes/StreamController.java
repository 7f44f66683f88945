package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.Readiness;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.subscriptions.ChangeFeed;

/// `/v1/changes/stream`
@Tag(name = "Changes")
@RestController
class StreamController {

  /// So long a client is kept that comes while the server catches up: told to come later, an
  /// EventSource would give up for good.
  private static final Duration UNTIL_READY_MAX = Duration.ofSeconds(25);

  private final ChangeFeed feed;
  private final ChangeStreams streams;
  private final Readiness readiness;
  private final Present present;

  StreamController(ChangeFeed feed, ChangeStreams streams, Readiness readiness, Present present) {
    this.feed = feed;
    this.streams = streams;
    this.readiness = readiness;
    this.present = present;
  }

  @Operation(
      summary = "The same changes, as they come",
      description =
          "Server-Sent Events without a name: `id` is the sequence, `data` the CloudEvent. After a"
              + " cut a client goes on by Last-Event-ID, and misses nothing. A stream ends after a"
              + " while, and goes on in the same way. Where nothing comes, a heartbeat does, with"
              + " an `id` and without data.")
  @GetMapping(path = "/v1/changes/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      @ParameterObject StreamParameters parameters,
      @ParameterObject FilterParameters wanted,
      Faults faults,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    readiness.await(UNTIL_READY_MAX);
    wanted.checkLedger(feed.ledger(), faults);
    var received = Collections.list(request.getHeaders(StreamParameters.LAST_EVENT_ID));
    var after = parameters.afterOf(received, feed.headNow().sequence() - 1, faults);
    var filter = wanted.filterOf(present.now(), faults);
    faults.throwIfAny();
    try (var place = streams.take(request.getRemoteAddr())) {
      head(response, after);
      if (request.getMethod().equals(HttpMethod.GET.name())) {
        place.run(after, filter, response.getOutputStream());
      }
    }
  }

  /// Proxies are told to pass on everything at once.
  private void head(HttpServletResponse response, long after) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader(ChangesController.NEXT_AFTER, Cursor.text(after));
    response.setHeader(ChangesController.LEDGER, feed.ledger().toString());
  }
}
