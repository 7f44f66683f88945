package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.Readiness;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangePage;

/// `/v1/changes`
@Tag(name = "Changes")
@RestController
class ChangesController {

  static final String NEXT_AFTER = "Next-After";
  static final String LEDGER = "Ledger-Id";

  private static final Duration KEPT_FOR = Duration.ofDays(365);

  private final ChangeFeed feed;
  private final Readiness readiness;
  private final Present present;
  private final LongPolls polls;

  ChangesController(ChangeFeed feed, Readiness readiness, Present present, LongPolls polls) {
    this.feed = feed;
    this.readiness = readiness;
    this.present = present;
    this.polls = polls;
  }

  @Operation(
      summary = "What happened and which rates changed, in one order",
      description =
          "An HTTP feed of CloudEvents. Go on with `Next-After`, which every answer has, also one"
              + " without changes. A full page never changes and may be kept.")
  @GetMapping(path = "/v1/changes", produces = ChangeBatches.TYPE)
  ResponseEntity<byte[]> changes(
      @ParameterObject ChangeParameters parameters,
      @ParameterObject FilterParameters wanted,
      Faults faults,
      HttpServletRequest request) {
    readiness.require();
    wanted.checkLedger(feed.ledger(), faults);
    var after = parameters.afterOf(feed.headNow().sequence() - 1, faults);
    var limit = parameters.limitOf(faults);
    var timeout = parameters.timeoutOf(faults);
    var filter = wanted.filterOf(present.now(), faults);
    faults.throwIfAny();
    var page = feed.page(after, limit, filter);
    return answer(
        page.isEmpty() && timeout.isPositive()
            ? polls.await(request.getRemoteAddr(), page, limit, filter, timeout)
            : page,
        parameters.isPinned() && wanted.isPinned());
  }

  private ResponseEntity<byte[]> answer(ChangePage page, boolean isPinned) {
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(ChangeBatches.TYPE))
            .header(NEXT_AFTER, Cursor.text(page.next()))
            .header(LEDGER, feed.ledger().toString());
    if (page.isFull() && isPinned) {
      answer
          .cacheControl(CacheControl.maxAge(KEPT_FOR).cachePublic().immutable())
          .eTag("\"" + feed.ledger() + "-" + page.next() + "-" + page.changes().size() + "\"");
    } else {
      answer.cacheControl(CacheControl.noCache());
    }
    return answer.body(page.json());
  }
}
