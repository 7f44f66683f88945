package org.tariffledger.subscriptions.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.subscriptions.ChangeFilter;

/// An address that is called about changes. `position` is the sequence up to which changes have
/// become deliveries. A fresh version is given whenever anybody, or the ledger itself, changes what
/// is to be done.
public record Webhook(
    String id,
    String owner,
    long version,
    Instant madeAt,
    Wanted wanted,
    State state,
    @Nullable Reason reason,
    @Nullable String detail,
    Instant since,
    long position) {

  public static final int MAX = 10_000;
  public static final int MAX_OF_OWNER = 1_000;
  public static final int URL_CHARACTERS_MAX = 2_000;
  public static final int CONCURRENCY_MAX = 32;
  public static final int CONCURRENCY_DEFAULT = 8;
  public static final int PER_SECOND_MAX = 1_000;
  public static final int PER_SECOND_DEFAULT = 100;
  public static final Duration OVERLAP_MAX = Duration.ofDays(7);

  /// What its owner may ask for, and ask otherwise later.
  public record Wanted(
      URI url,
      @Nullable String description,
      ChangeFilter filter,
      Order order,
      Signatures signatures,
      int concurrency,
      int perSecond) {}

  public enum State {
    ACTIVE,
    /// By its owner. Changes wait in the log.
    PAUSED,
    /// By the ledger. Its owner sets it active again.
    DISABLED
  }

  /// Why the ledger has disabled it.
  public enum Reason {
    /// The receiver answered 410.
    GONE,
    /// For days nothing has come.
    FAILING,
    /// Of a strict order, which skips nothing, one delivery has failed for good.
    DELIVERY_FAILED
  }

  public enum Order {
    /// As fast as it goes: a delivery that fails does not hold up others.
    PARALLEL,
    /// One after the other, each only when those before it have come.
    STRICT
  }

  public enum Signatures {
    V1,
    V1_AND_V1A
  }
}
