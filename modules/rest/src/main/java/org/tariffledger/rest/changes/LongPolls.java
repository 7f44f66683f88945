package org.tariffledger.rest.changes;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.ChangePage;

/// Readers of the feed who wait for the next change: so many, and so many of one address. They get
/// their answer before the server waits for what is being answered.
@Component
class LongPolls implements SmartLifecycle {

  static final int CLIENTS_MAX = 1_000;

  /// After so long it is looked whether the server stops.
  private static final Duration SLICE = Duration.ofMillis(250);

  private final ChangeFeed feed;
  private final StreamLimits limits;
  private final ClientPlaces places;
  private volatile boolean isRunning;

  LongPolls(ChangeFeed feed, StreamLimits limits) {
    this.feed = feed;
    this.limits = limits;
    this.places = new ClientPlaces(CLIENTS_MAX, limits.clientsPerAddressMax());
  }

  /// The next page with changes, or one without when the time is over. Every request has a thread
  /// of its own that costs next to nothing, so it may sleep here.
  ///
  /// @throws HttpRefusal if there is no room
  ChangePage await(
      String address, ChangePage empty, int limit, ChangeFilter filter, Duration timeout) {
    places.take(address).ifPresent(this::refuse);
    try {
      return await(empty, limit, filter, System.nanoTime() + timeout.toNanos());
    } finally {
      places.leave(address);
    }
  }

  private void refuse(ClientPlaces.Full full) {
    throw switch (full) {
      case CLIENTS ->
          HttpRefusal.tooMany("too-many-waits", CLIENTS_MAX + " readers are waiting already.");
      case CLIENTS_OF_ADDRESS ->
          HttpRefusal.tooMany(
              "too-many-waits-of-one",
              limits.clientsPerAddressMax() + " readers at this address are waiting already.");
    };
  }

  private ChangePage await(ChangePage empty, int limit, ChangeFilter filter, long until) {
    var page = empty;
    try {
      while (page.isEmpty() && isRunning) {
        var left = Duration.ofNanos(until - System.nanoTime());
        if (!left.isPositive()) {
          break;
        }
        if (feed.await(page.next(), left.compareTo(SLICE) < 0 ? left : SLICE)) {
          page = feed.page(page.next(), limit, filter);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return page;
  }

  @Override
  public void start() {
    isRunning = true;
  }

  @Override
  public void stop() {
    isRunning = false;
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
