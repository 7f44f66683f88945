package org.tariffledger.rest.http;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.Recorded;
import org.tariffledger.rest.json.Faults;

/// The position that a read answers from: the newest in the rate book, once that includes what the
/// caller asked for. `patience` is what the caller would still wait for more; `faults` are those of
/// the query so far, to which a controller adds what it finds.
public record ReadPosition(long value, Duration patience, Faults faults) {

  public static final String PARAMETER = "minPosition";
  public static final String HEADER = "Ledger-Position";

  /// Every answer needs it, so none is given while the query has a fault.
  @Override
  public long value() {
    faults.throwIfAny();
    return value;
  }

  /// What the answer shows of the entries: none of an act that is only just coming in.
  public <E extends Event> List<Recorded<E>> held(Collection<Recorded<E>> entries) {
    return Recorded.upTo(value, entries);
  }

  /// As [#held(Collection)]; empty if it is not there yet.
  public Optional<MeasureHistory> held(MeasureHistory measure) {
    return measure.upTo(value);
  }

  /// The start of an answer that whoever keeps it has to ask for again.
  public ResponseEntity.BodyBuilder answer() {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).header(HEADER, "" + value());
  }
}
