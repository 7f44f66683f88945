package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Names;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.webhooks.Attempt;
import org.tariffledger.subscriptions.webhooks.Webhook;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhook.State;
import org.tariffledger.subscriptions.webhooks.Webhooks.Counts;

/// A webhook, as its owner sees it.
@Schema(description = "An address that is called about changes, and how that goes.")
record WebhookAnswer(
    @Schema(example = "erp") String id,
    @Schema(description = "The name of the key that made it.") String owner,
    Instant createdAt,
    @Schema(example = "https://hooks.example/tariffs") String url,
    @Nullable String description,
    Filter filter,
    @Schema(
            description = "parallel, or strict: one by one, by sequence.",
            allowableValues = {"parallel", "strict"})
        String order,
    @Schema(description = "By which signatures every message is signed.") List<String> signatures,
    @Schema(description = "With what v1a is verified; null without it.", example = "whpk_…")
        @Nullable String publicKey,
    @Schema(
            description = "keyLost: the server cannot open the secret, and sends nothing.",
            allowableValues = {"ready", "keyLost"})
        String signing,
    @Schema(description = "How many calls at once.") int concurrency,
    @Schema(description = "How many calls a second.") int perSecond,
    State state,
    @Schema(
            description =
                "Why the ledger disabled it: gone (410), failing, deliveryFailed; else null.")
        @Nullable String reason,
    @Schema(description = "The same in a sentence.") @Nullable String detail,
    @Schema(description = "Since when it is in this state.") Instant since,
    @Schema(
            description = "Up to which change the log has been looked through.",
            example = "00000000000000000041")
        String position,
    Deliveries deliveries,
    @Schema(description = "The last call that failed.") @Nullable AttemptAnswer lastError) {

  /// Which changes are wanted.
  @Schema(description = "Which changes are wanted; as the feed takes it.")
  record Filter(
      List<String> types,
      @Nullable String importer,
      @Nullable String exporter,
      @Nullable String product) {

    static Filter of(ChangeFilter filter) {
      return new Filter(
          filter.types(),
          filter.importer() == null ? null : filter.importer().value(),
          filter.exporter() == null ? null : filter.exporter().value(),
          filter.product() == null ? null : filter.product().value());
    }
  }

  /// How many there are.
  @Schema(description = "How many wait, came ever, and were given up and are kept.")
  record Deliveries(long pending, long delivered, long failed) {}

  /// One call.
  @Schema(description = "One call, and what came of it.")
  record AttemptAnswer(
      Instant at,
      long durationMs,
      @Schema(description = "What the receiver answered.") @Nullable Integer status,
      @Schema(description = "The beginning of its body.") @Nullable String reply,
      @Schema(description = "Why there was no whole answer.") @Nullable String error) {

    static AttemptAnswer of(Attempt attempt) {
      return new AttemptAnswer(
          attempt.at(),
          attempt.duration().toMillis(),
          attempt.status(),
          attempt.reply(),
          attempt.error());
    }
  }

  static WebhookAnswer of(Webhook webhook, Counts counts, String publicKey) {
    var wanted = webhook.wanted();
    var isAsymmetric = wanted.signatures() == Signatures.V1_AND_V1A;
    return new WebhookAnswer(
        webhook.id(),
        webhook.owner(),
        webhook.madeAt(),
        wanted.url().toString(),
        wanted.description(),
        Filter.of(wanted.filter()),
        Names.of(wanted.order()),
        isAsymmetric ? List.of(WebhookFields.V1, WebhookFields.V1A) : List.of(WebhookFields.V1),
        isAsymmetric ? publicKey : null,
        counts.isSignable() ? "ready" : "keyLost",
        wanted.concurrency(),
        wanted.perSecond(),
        webhook.state(),
        webhook.reason() == null ? null : Names.of(webhook.reason()),
        webhook.detail(),
        webhook.since(),
        webhook.position() < 0 ? WebhookFields.EARLIEST : PublicChange.text(webhook.position()),
        new Deliveries(counts.pending(), counts.delivered(), counts.failed()),
        counts.lastError() == null ? null : AttemptAnswer.of(counts.lastError()));
  }
}
