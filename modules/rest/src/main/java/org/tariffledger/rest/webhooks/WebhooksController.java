package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.ETags;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.Readiness;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.security.Owner;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.webhooks.Places;
import org.tariffledger.subscriptions.webhooks.Webhook;
import org.tariffledger.subscriptions.webhooks.Webhooks;

/// `/v1/webhooks`
@Tag(name = "Webhooks")
@RestController
class WebhooksController {

  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Webhooks webhooks;
  private final WebhookFinder finder;
  private final ChangeFeed feed;
  private final Places places;
  private final Present present;
  private final Readiness readiness;

  WebhooksController(
      Webhooks webhooks,
      WebhookFinder finder,
      ChangeFeed feed,
      Places places,
      Present present,
      Readiness readiness) {
    this.webhooks = webhooks;
    this.finder = finder;
    this.feed = feed;
    this.places = places;
    this.present = present;
    this.readiness = readiness;
  }

  @Operation(
      summary = "Have an address called about changes",
      description =
          "From now on, from the beginning or from a change on. The secret with which messages are"
              + " signed is answered this once.")
  @PostMapping(path = "/v1/webhooks", consumes = JSON, produces = JSON)
  ResponseEntity<WebhookCreated> create(HttpServletRequest request, Faults faults)
      throws IOException {
    readiness.require();
    var said = fields(request, faults);
    said.allowOfNew();
    var wanted = said.wanted();
    var id = said.id();
    var position = said.position(feed.headNow().sequence());
    var secret = said.secret();
    faults.throwIfAny();
    try {
      var created = webhooks.create(id, Owner.of(request).name(), wanted, position, secret);
      var answer = finder.answer(created.webhook());
      return ResponseEntity.created(URI.create("/v1/webhooks/" + id))
          .eTag(ETags.of(created.webhook().version(), answer))
          .cacheControl(CacheControl.noStore())
          .body(new WebhookCreated(answer, created.secret()));
    } catch (Webhooks.Exists _) {
      throw HttpRefusal.conflict("webhook-exists", "There is a webhook " + id + " already.");
    } catch (Webhooks.TooMany _) {
      throw HttpRefusal.conflict(
          "too-many-webhooks",
          "There are %,d webhooks already, or %,d of yours: there may be no more."
              .formatted(Webhook.MAX, Webhook.MAX_OF_OWNER));
    }
  }

  private WebhookFields fields(HttpServletRequest request, Faults faults) throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), faults);
    return new WebhookFields(new BodyFields(body, "", faults), places, present.now());
  }

  @Operation(
      summary = "Your webhooks",
      description = "In the order of their ids. An admin sees everybody's.")
  @GetMapping(path = "/v1/webhooks", produces = JSON)
  ResponseEntity<Page<WebhookAnswer>> list(
      @ParameterObject Page.Parameters page, HttpServletRequest request, Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.afterOf(faults);
    faults.throwIfAny();
    var found = webhooks.list(Owner.of(request).whose(), after, limit + 1);
    var shown = Page.of(found, Webhook::id, limit, after);
    return ResponseEntity.ok()
        .headers(Page.next(shown.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(shown.map(finder::answer));
  }

  @Operation(summary = "One webhook, and how it goes")
  @GetMapping(path = "/v1/webhooks/{id}", produces = JSON)
  ResponseEntity<WebhookAnswer> get(@PathVariable("id") String id, HttpServletRequest request) {
    return answer(finder.find(id, request));
  }

  private ResponseEntity<WebhookAnswer> answer(Webhook webhook) {
    var answer = finder.answer(webhook);
    return ResponseEntity.ok()
        .eTag(ETags.of(webhook.version(), answer))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(answer);
  }

  @Operation(
      summary = "Change, pause or resume a webhook",
      description =
          "A JSON merge patch: what is left out stays. `state` is active or paused; active also"
              + " re-enables what the ledger has disabled.")
  @PatchMapping(
      path = "/v1/webhooks/{id}",
      consumes = {JSON, MERGE_PATCH},
      produces = JSON)
  ResponseEntity<WebhookAnswer> change(
      @PathVariable("id") String id, HttpServletRequest request, Faults faults) throws IOException {
    var webhook = finder.find(id, request);
    var expected = Preconditions.of(request, faults);
    var said = fields(request, faults);
    said.allowOfChange();
    said.changed(webhook.wanted());
    var state = said.state();
    faults.throwIfAny();
    try {
      return answer(webhooks.change(webhook, expected, said::changed, state));
    } catch (Webhooks.Gone _) {
      throw WebhookFinder.unknown(id);
    }
  }

  @Operation(
      summary = "Call an address no more",
      description = "What waits is not sent; the log of its deliveries goes with it.")
  @DeleteMapping(path = "/v1/webhooks/{id}")
  ResponseEntity<Void> delete(
      @PathVariable("id") String id, HttpServletRequest request, Faults faults) {
    var webhook = finder.find(id, request);
    var expected = Preconditions.of(request, faults);
    faults.throwIfAny();
    try {
      webhooks.delete(webhook, expected);
    } catch (Webhooks.Gone _) {
      throw WebhookFinder.unknown(id);
    }
    return ResponseEntity.noContent().build();
  }
}
