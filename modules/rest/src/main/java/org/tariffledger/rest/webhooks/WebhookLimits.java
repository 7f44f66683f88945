package org.tariffledger.rest.webhooks;

import org.tariffledger.subscriptions.webhooks.Webhook;

/// What the API document says may be asked for.
public final class WebhookLimits {

  public static final int OVERLAP_SECONDS_MAX = Math.toIntExact(Webhook.OVERLAP_MAX.toSeconds());
  public static final int CONCURRENCY_MAX = Webhook.CONCURRENCY_MAX;
  public static final int PER_SECOND_MAX = Webhook.PER_SECOND_MAX;

  static final int OVERLAP_SECONDS_DEFAULT = 86_400;

  private WebhookLimits() {}
}
