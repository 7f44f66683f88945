package org.tariffledger.rest.commands;

import java.util.function.LongSupplier;
import org.tariffledger.rest.http.HttpRefusal;

/// How long an act may be tried: decided, and looked at for which rates it changes. Whoever tries
/// one runs this before each step, so that nobody keeps a place among the long reads for longer,
/// whether the client still waits or not.
final class TrialTime implements Runnable {

  static final long TRIAL_MS_MAX = 10_000;

  private static final long NANOS_PER_MS = 1_000_000;

  private final LongSupplier nanoTime;
  private final long began;

  TrialTime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  static TrialTime beginning() {
    return new TrialTime(System::nanoTime);
  }

  @Override
  public void run() {
    if (nanoTime.getAsLong() - began > TRIAL_MS_MAX * NANOS_PER_MS) {
      throw HttpRefusal.notYet(
          "trial-time-over",
          ("The %d ms for which an act may be tried were over before all was found that it would"
                  + " change. Try fewer commands at once.")
              .formatted(TRIAL_MS_MAX));
    }
  }
}
