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

  private static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(5);
  private static final int RETRIES_MAX = 100;

  public WebhookSettings {
    allow = allow.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    retryDelays = List.copyOf(retryDelays);
    for (var one : allow) {
      require(
          Places.isAllowable(one),
          "\""
              + one
              + "\" is nothing that webhooks may be allowed to call (TARIFF_LEDGER_WEBHOOKS_ALLOW):"
              + " write the name of a host, an address, or a range such as 10.1.0.0/16.");
    }
    require(
        timeout.compareTo(TIMEOUT_MIN) >= 0 && timeout.compareTo(TIMEOUT_MAX) <= 0,
        "A call of a webhook (tariff-ledger.webhooks.timeout) may take 100 ms to 5 minutes.");
    require(
        retryDelays.size() <= RETRIES_MAX && retryDelays.stream().noneMatch(Duration::isNegative),
        "A call is tried again 100 times at most (tariff-ledger.webhooks.retry-delays), each after"
            + " a while.");
    require(
        disableAfter.isPositive(),
        "A webhook is disabled after a while (tariff-ledger.webhooks.disable-after).");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// After that somebody else may take what one has begun to send.
  Duration lease() {
    return timeout.multipliedBy(2);
  }
}
