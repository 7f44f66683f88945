package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.webhooks.WebhookAnswer.AttemptAnswer;
import org.tariffledger.subscriptions.webhooks.Deliveries;
import org.tariffledger.subscriptions.webhooks.Delivery;
import org.tariffledger.subscriptions.webhooks.Places;
import org.tariffledger.subscriptions.webhooks.SigningKey;
import org.tariffledger.subscriptions.webhooks.Trial;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhooks;

/// What is below one webhook: its secret, its deliveries, and calls that are asked for.
@Tag(name = "Webhooks")
@RestController
class WebhookCallsController {

  private static final String JSON = "application/json";
  private static final String OVERLAP = "overlapSeconds";

  /// Which deliveries are asked for.
  record DeliveryParameters(
      @Parameter(description = "Only pending, delivered or failed ones.", example = "failed")
          @Nullable String state) {

    Delivery.@Nullable State read(Faults faults) {
      if (state == null) {
        return null;
      }
      for (var known : Delivery.State.values()) {
        if (Names.of(known).equals(state)) {
          return known;
        }
      }
      faults.add("state", "unknown-value", "Write pending, delivered or failed.");
      return null;
    }
  }

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Trial trial;
  private final WebhookFinder finder;
  private final Places places;
  private final Present present;

  WebhookCallsController(
      Webhooks webhooks,
      Deliveries deliveries,
      Trial trial,
      WebhookFinder finder,
      Places places,
      Present present) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.trial = trial;
    this.finder = finder;
    this.places = places;
    this.present = present;
  }

  @Operation(
      summary = "Sign with a new secret",
      description =
          "For `overlapSeconds` every message is signed with the old one too, so that the receiver"
              + " has time to learn the new one.")
  @PostMapping(path = "/v1/webhooks/{id}/secret", consumes = JSON, produces = JSON)
  ResponseEntity<SecretRotated> rotate(
      @PathVariable("id") String id, HttpServletRequest request, Faults faults) throws IOException {
    var webhook = finder.find(id, request);
    var expected = Preconditions.of(request, faults);
    var fields = fields(request, faults);
    fields.allow(new TreeSet<>(Set.of(OVERLAP, "secret")));
    var overlap =
        Duration.ofSeconds(
            fields.integer(
                OVERLAP,
                0,
                WebhookLimits.OVERLAP_SECONDS_MAX,
                WebhookLimits.OVERLAP_SECONDS_DEFAULT));
    var brought = fields.value("secret", "bad-secret", SigningKey::read);
    faults.throwIfAny();
    try {
      var secret = webhooks.rotate(webhook, expected, brought, overlap);
      var isAsymmetric = webhook.wanted().signatures() == Signatures.V1_AND_V1A;
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .body(
              new SecretRotated(
                  secret,
                  isAsymmetric ? webhooks.publicKey(id) : null,
                  Clock.systemUTC().instant().plus(overlap)));
    } catch (Webhooks.Gone _) {
      throw WebhookFinder.unknown(id);
    }
  }

  @Operation(
      summary = "Try a webhook",
      description =
          "Sends a signed message of the type org.tariffledger.webhook.test at once, whatever the"
              + " webhook's state, and answers what came of it.")
  @PostMapping(path = "/v1/webhooks/{id}/test", produces = JSON)
  ResponseEntity<TestResult> test(@PathVariable("id") String id, HttpServletRequest request) {
    var webhook = finder.find(id, request);
    try {
      var tried =
          trial
              .of(webhook)
              .orElseThrow(
                  () ->
                      HttpRefusal.conflict(
                          "secret-key-lost",
                          "The server has not the key under which the secret is kept."));
      return ResponseEntity.ok(
          new TestResult(
              tried.message(), tried.attempt().isDelivered(), AttemptAnswer.of(tried.attempt())));
    } catch (Trial.TooMany _) {
      throw HttpRefusal.tooMany("too-many-tests", "Other webhooks are being tried.");
    }
  }

  @Operation(
      summary = "What was sent to a webhook and is to be",
      description =
          "The newest change first. Of what came the last 1,000 are kept, of what was given up the"
              + " last 10,000.")
  @GetMapping(path = "/v1/webhooks/{id}/deliveries", produces = JSON)
  ResponseEntity<Page<DeliveryAnswer>> list(
      @PathVariable("id") String id,
      @ParameterObject DeliveryParameters parameters,
      @ParameterObject Page.Parameters page,
      HttpServletRequest request,
      Faults faults) {
    var webhook = finder.find(id, request);
    var limit = page.limitOf(faults);
    var below = page.numberAfterOf(Long.MAX_VALUE, faults);
    var state = parameters.read(faults);
    faults.throwIfAny();
    var found = deliveries.list(webhook.id(), state, below, limit + 1);
    var shown = Page.ofNumbered(found, Delivery::number, limit);
    return ResponseEntity.ok()
        .headers(Page.next(shown.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(shown.map(DeliveryAnswer::of));
  }

  @Operation(
      summary = "Send changes once more",
      description =
          "One change by its `sequence`, those from `from` to `to`, or all that were given up since"
              + " `failedSince` with all that wait to be tried again; at most 1,000 at a time. They"
              + " keep their ids.")
  @PostMapping(path = "/v1/webhooks/{id}/replays", consumes = JSON, produces = JSON)
  ResponseEntity<ReplayResult> replay(
      @PathVariable("id") String id, HttpServletRequest request, Faults faults) throws IOException {
    var webhook = finder.find(id, request);
    var fields = fields(request, faults);
    var which =
        ReplayFields.read(fields, new WebhookFields(fields, places, present.now()), webhook);
    faults.throwIfAny();
    try {
      var replayed =
          switch (which) {
            case ReplayFields.Range(var first, var last) -> deliveries.replay(webhook, first, last);
            case ReplayFields.FailedSince(var since) -> deliveries.replayFailed(webhook, since);
          };
      return ResponseEntity.ok(new ReplayResult(replayed.deliveries(), replayed.left()));
    } catch (Deliveries.Behind _) {
      throw HttpRefusal.notYet("not-yet", "The server does not know yet all that is recorded.");
    } catch (Deliveries.TooMany _) {
      throw HttpRefusal.tooMany(
          "too-many-deliveries", "Too many deliveries of this webhook wait already.");
    }
  }

  private static BodyFields fields(HttpServletRequest request, Faults faults) throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), faults);
    return new BodyFields(body, "", faults);
  }
}
