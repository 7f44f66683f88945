package org.tariffledger.subscriptions.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator decides: which hosts or ranges of addresses may be called although they are not
/// public (those may be called without TLS, too), how long after each failed call the next is made,
/// how long a call may take in all, and how long a webhook may do nothing but fail.
@ConfigurationProperties("tariff-ledger.webhooks")
public record WebhookSettings(
    @DefaultValue List<String> allow,
    @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retryDelays,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("5d") Duration disableAfter) {

  static final Duration RETRY_AFTER_MAX = Duration.ofHours(24);

  public WebhookSettings {
    allow = allow.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    retryDelays = List.copyOf(retryDelays);
  }

  /// After that somebody else may take what one has begun to send.
  Duration lease() {
    return timeout.multipliedBy(2);
  }
}
