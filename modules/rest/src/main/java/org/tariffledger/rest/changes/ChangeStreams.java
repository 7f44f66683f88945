package org.tariffledger.rest.changes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;

/// All streams of this server: so many, and so many of one address. They end before the server
/// waits for what is being answered.
@Component
class ChangeStreams implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeStreams.class);

  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final ChangeFeed feed;
  private final StreamLimits limits;
  private final SharedPages pages;
  private final Counter sent;
  private final Counter slow;
  private final Counter refused;

  private final ClientPlaces places;
  private final Set<ChangeStream> open = new HashSet<>();
  private long lastLine = System.nanoTime() - BETWEEN_LINES.toNanos();
  private boolean isRunning;

  ChangeStreams(ChangeFeed feed, StreamLimits limits, MeterRegistry meters) {
    this.feed = feed;
    this.limits = limits;
    this.pages = new SharedPages(feed);
    this.places = new ClientPlaces(limits.clientsMax(), limits.clientsPerAddressMax());
    this.sent = meters.counter("tariff.ledger.streams.sent");
    this.slow = meters.counter("tariff.ledger.streams.slow");
    this.refused = meters.counter("tariff.ledger.streams.refused");
    Gauge.builder("tariff.ledger.streams.clients", this, ChangeStreams::clients).register(meters);
  }

  /// Room for one stream, until it is closed.
  final class Place implements AutoCloseable {

    private final String address;

    private Place(String address) {
      this.address = address;
    }

    /// Brings changes until the stream ends, or its client has gone or does not read.
    void run(long after, ChangeFilter filter, OutputStream out) throws IOException {
      var stream = new ChangeStream(feed, pages, limits, filter, after, out, sent);
      if (!begin(stream)) {
        return;
      }
      try {
        stream.run();
      } catch (InterruptedException _) {
        LOG.debug("A stream ends with the server.");
      } catch (DataAccessException e) {
        LOG.warn("A stream ends, since the change log cannot be read; its client resumes.", e);
      } catch (IOException e) {
        count(e);
      } finally {
        end(stream);
      }
    }

    @Override
    public void close() {
      places.leave(address);
    }
  }

  /// @throws HttpRefusal if there is no room
  Place take(String address) {
    places.take(address).ifPresent(this::refuse);
    return new Place(address);
  }

  private void refuse(ClientPlaces.Full full) {
    throw switch (full) {
      case CLIENTS -> full("too-many-streams", limits.clientsMax() + " streams are open already.");
      case CLIENTS_OF_ADDRESS ->
          full(
              "too-many-streams-of-one",
              limits.clientsPerAddressMax() + " streams to this address are open already.");
    };
  }

  private synchronized HttpRefusal full(String code, String detail) {
    refused.increment();
    var now = System.nanoTime();
    if (now - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = now;
      LOG.warn("A stream was refused: {} So are others meanwhile.", detail);
    }
    return HttpRefusal.tooMany(code, detail);
  }

  /// False once the server stops.
  private synchronized boolean begin(ChangeStream stream) {
    if (isRunning) {
      open.add(stream);
    }
    return isRunning;
  }

  private synchronized void end(ChangeStream stream) {
    open.remove(stream);
  }

  /// Either way the client has what it has, and resumes.
  private void count(IOException e) {
    var isSlow =
        Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
            .anyMatch(SocketTimeoutException.class::isInstance);
    if (isSlow) {
      slow.increment();
    }
    LOG.debug("A client {}.", isSlow ? "did not read for too long" : "has gone");
  }

  synchronized int clients() {
    return open.size();
  }

  @Override
  public synchronized void start() {
    isRunning = true;
  }

  @Override
  public synchronized void stop() {
    isRunning = false;
    open.forEach(ChangeStream::end);
  }

  @Override
  public synchronized boolean isRunning() {
    return isRunning;
  }
}
