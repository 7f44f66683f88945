package org.tariffledger.commands;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/// Tries again when somebody else was in the way, a few times and not for long.
final class Patience {

  private static final int ATTEMPTS_MAX = 10;
  private static final long TRYING_MS_MAX = 4_000;
  private static final long FIRST_DELAY_MS = 4;
  private static final long DELAY_MS_MAX = 250;

  /// Serialization failure, deadlock, lock not available (PostgreSQL); lock time-out, concurrent
  /// update (H2); no connection to be had.
  private static final Set<String> IN_THE_WAY =
      Set.of("40001", "40P01", "55P03", "HYT00", "90131", "08001");

  /// @throws LedgerBusy if it was in vain
  static <T> T insist(Supplier<T> attempt) {
    var until = System.nanoTime() + Duration.ofMillis(TRYING_MS_MAX).toNanos();
    for (int attempts = 1; ; attempts++) {
      try {
        return attempt.get();
      } catch (RuntimeException e) {
        if (!isInTheWay(e)) {
          throw e;
        }
        if (attempts == ATTEMPTS_MAX || System.nanoTime() - until >= 0) {
          throw new LedgerBusy(e);
        }
      }
      pause(attempts);
    }
  }

  private static boolean isInTheWay(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(
            cause ->
                cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof LockAcquisitionFailedException
                    || (cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && IN_THE_WAY.contains(sql.getSQLState())));
  }

  /// The wait doubles, and chance keeps two rivals from meeting again.
  private static void pause(int attempts) {
    var longest = Math.min(DELAY_MS_MAX, FIRST_DELAY_MS << attempts);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerBusy(e);
    }
  }

  private Patience() {}
}
