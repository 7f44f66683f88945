package org.tariffledger.rest.assessments;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.assessments.Runs.Claim;
import org.tariffledger.rest.events.Recorders;
import org.tariffledger.rest.files.Table.Line;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.Problem;
import org.tariffledger.rest.http.Problems;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.HttpJson;

/// Assesses the lines of files, a part at a time, in one thread of each server: however many files
/// wait, most of the machine is left to those who ask for a rate.
@Component
class RunWorker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long STOPPING_MS_MAX = 5_000;

  private final Runs runs;
  private final Entries entries;
  private final RateBook book;
  private final Present present;
  private final Recorders recorders;
  private final Counter assessed;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean isStopping;
  private volatile @Nullable Thread thread;

  RunWorker(
      Runs runs,
      Entries entries,
      RateBook book,
      Present present,
      Recorders recorders,
      MeterRegistry meters) {
    this.runs = runs;
    this.entries = entries;
    this.book = book;
    this.present = present;
    this.recorders = recorders;
    this.assessed =
        Counter.builder("tariff_ledger_assessed_entries")
            .description("Entries of files that were held against the record by this server.")
            .register(meters);
  }

  /// There is something to do.
  void wake() {
    wake.release();
  }

  @Override
  public void start() {
    isStopping = false;
    thread = Thread.ofPlatform().name("assessments").daemon().start(this::work);
  }

  private void work() {
    try {
      while (!isStopping) {
        if (!book.isReady() || !goOn()) {
          var _ = wake.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// False if there was nothing to do.
  private boolean goOn() throws InterruptedException {
    try {
      var claim = runs.claim();
      claim.ifPresent(this::assess);
      return claim.isPresent();
    } catch (RuntimeException e) {
      if (!isStopping) {
        if (e instanceof TransientDataAccessException) {
          LOG.debug("Assessments go on a little later.", e);
        } else {
          LOG.warn("Assessments cannot go on; trying again.", e);
        }
        Thread.sleep(AFTER_FAILURE);
      }
      return true;
    }
  }

  private void assess(Claim claim) {
    var results = new ArrayList<String>();
    var tally = Tally.NOTHING;
    for (var line : claim.lines()) {
      if (isStopping) {
        runs.giveBack(claim);
        return;
      }
      var found = assess(line, claim.run());
      results.add(HttpJson.MAPPER.writeValueAsString(found.result()));
      tally = tally.plus(found.tally());
    }
    if (runs.finish(claim, results, tally)) {
      assessed.increment(tally.lines());
      tell(claim, tally);
    }
  }

  private record Found(AssessedLine result, Tally tally) {}

  private Found assess(Line line, Run run) {
    try {
      var entry =
          entries.read(
              line.fields(),
              new LineTimes(run.knownAt(), run.recordedAt()),
              new ReadPosition(book.position(), PATIENCE, new Faults()),
              present.now());
      var assessment = entry.assess(book);
      return new Found(
          AssessedLine.of(line, AssessedEntry.of(entry, assessment).recorded(recorders)),
          Tally.of(assessment.now().verdict()));
    } catch (BadInput e) {
      return failed(line, Problem.of(e));
    } catch (HttpRefusal e) {
      return failed(line, e.problem());
    } catch (RuntimeException e) {
      return failed(line, Problems.ofFailure(e));
    }
  }

  private static Found failed(Line line, Problem problem) {
    return new Found(AssessedLine.of(line, problem), Tally.FAILED);
  }

  private void tell(Claim claim, Tally tally) {
    var run = claim.run();
    if (run.done().lines() + tally.lines() == run.linesTotal()) {
      LOG.info(
          "Assessed all {} lines of the file {} of {}.", run.linesTotal(), run.id(), run.owner());
    }
  }

  @Override
  public void stop() {
    isStopping = true;
    wake.release();
    var running = thread;
    if (running != null) {
      try {
        running.join(STOPPING_MS_MAX);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
