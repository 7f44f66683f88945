package org.tariffledger.rest.exports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.http.HttpRefusal;

/// Room for so many exports at a time: each reads for as long as its client does.
@Component
class ExportPlaces {

  private final int max;
  private final Semaphore free;
  private final Counter rows;
  private final Counter broken;

  ExportPlaces(@Value("${tariff-ledger.exports.running-max:4}") int max, MeterRegistry meters) {
    this.max = max;
    this.free = new Semaphore(max);
    this.rows = meters.counter("tariff.ledger.exports.rows");
    this.broken = meters.counter("tariff.ledger.exports.broken");
    Gauge.builder("tariff.ledger.exports.running", this, ExportPlaces::running).register(meters);
  }

  /// Room for one, until it is closed.
  final class Place implements AutoCloseable {

    void done(long written) {
      rows.increment((double) written);
    }

    void broke() {
      broken.increment();
    }

    @Override
    public void close() {
      free.release();
    }
  }

  /// Takes the room, if there is any.
  ///
  /// @throws HttpRefusal if there is none
  Place take() {
    if (!free.tryAcquire()) {
      throw HttpRefusal.tooMany("too-many-exports", max + " exports run already.");
    }
    return new Place();
  }

  private int running() {
    return max - free.availablePermits();
  }
}
