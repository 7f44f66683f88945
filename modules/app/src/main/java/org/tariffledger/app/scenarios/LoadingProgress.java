package org.tariffledger.app.scenarios;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever watches the start how far the loading is, at most once a second.
final class LoadingProgress {

  private static final Logger log = LoggerFactory.getLogger(LoadingProgress.class);
  private static final long BETWEEN_LINES_NS_MIN = 1_000_000_000;

  private final Scenario scenario;
  private final int due;
  private final LongSupplier nanoTime;
  private final long startedNs;
  private long lastLineNs;

  LoadingProgress(Scenario scenario, int loadedBefore, LongSupplier nanoTime) {
    this.scenario = scenario;
    this.due = Math.max(0, scenario.acts().size() - loadedBefore);
    this.nanoTime = nanoTime;
    this.startedNs = nanoTime.getAsLong();
    this.lastLineNs = startedNs;
    if (due > 0) {
      log.info("Loading scenario {}: {} acts", scenario.name(), due);
    }
  }

  void recorded(int acts) {
    long now = nanoTime.getAsLong();
    if (now - lastLineNs >= BETWEEN_LINES_NS_MIN) {
      log.info("Loading scenario {}: {} of {} acts", scenario.name(), acts, due);
      lastLineNs = now;
    }
  }

  void finished(int acts) {
    if (due == 0) {
      log.info("Scenario {} is loaded already", scenario.name());
      return;
    }
    double seconds = (nanoTime.getAsLong() - startedNs) / 1e9;
    log.info(
        "Scenario {} is loaded: {} acts in {} s",
        scenario.name(),
        acts,
        String.format(Locale.ROOT, "%.1f", seconds));
  }
}
