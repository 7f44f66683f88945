package org.tariffledger.rest.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Present;

/// The answers to accepted commands that came with a key, for a day. One is written in the
/// transaction of the events that it tells of, so that there is never one without the other.
@Component
class KeptAnswers {

  static final Duration KEPT_FOR = Duration.ofHours(24);
  static final int FORGOTTEN_AT_ONCE_MAX = 1_000;

  private static final long FORGET_EVERY_MINUTES = 10;

  private final JdbcClient jdbc;
  private final Present present;

  KeptAnswers(JdbcClient jdbc, Present present) {
    this.jdbc = jdbc;
    this.present = present;
  }

  /// @throws KeptAnswer.Found if the request was answered before
  /// @throws HttpRefusal if another request was answered under its key
  private void throwIfAnswered(KeyedRequest request) {
    var kept =
        jdbc.sql(
                "select fingerprint, status, etag, location, position, body from kept_answer"
                    + " where principal = ? and idempotency_key = ? and kept_until > ?")
            .params(request.principal(), request.key(), now())
            .query((row, _) -> answer(row))
            .optional();
    if (kept.isPresent()) {
      throw kept.get().fingerprint().equals(request.fingerprint())
          ? new KeptAnswer.Found(kept.get())
          : HttpRefusal.keyReused();
    }
  }

  /// Of two at once, one keeps its answer with what it tells of; the other fails at the rules or at
  /// the key that is taken, and then finds that answer. Without a key it is just done.
  <T> T unlessAnswered(@Nullable KeyedRequest request, Supplier<T> task) {
    if (request == null) {
      return task.get();
    }
    throwIfAnswered(request);
    try {
      return task.get();
    } catch (RuntimeException e) {
      throwIfAnsweredMeanwhile(request, e);
      throw e;
    }
  }

  /// What has failed is told, not that nothing more can be looked up either.
  private void throwIfAnsweredMeanwhile(KeyedRequest request, RuntimeException failure) {
    try {
      throwIfAnswered(request);
    } catch (DataAccessException e) {
      failure.addSuppressed(e);
    }
  }

  /// To be called in the transaction that records what the answer tells of. Nothing is kept without
  /// a key.
  void keep(@Nullable KeyedRequest request, ResponseEntity<?> answer) {
    if (request == null) {
      return;
    }
    var kept = KeptAnswer.of(request.fingerprint(), answer);
    jdbc.sql(
            "delete from kept_answer"
                + " where principal = ? and idempotency_key = ? and kept_until <= ?")
        .params(request.principal(), request.key(), now())
        .update();
    jdbc.sql(
            "insert into kept_answer (principal, idempotency_key, fingerprint, status, etag,"
                + " location, position, body, kept_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(request.principal(), request.key(), kept.fingerprint(), kept.status())
        .param(kept.eTag())
        .param(kept.location())
        .params(kept.position(), kept.body().getBytes(UTF_8))
        .param(Timestamp.from(present.now().plus(KEPT_FOR)))
        .update();
  }

  /// A few at once, so that no writer has to wait for it.
  @Scheduled(
      initialDelay = FORGET_EVERY_MINUTES,
      fixedDelay = FORGET_EVERY_MINUTES,
      timeUnit = TimeUnit.MINUTES)
  void forgetTheOld() {
    int forgotten;
    do {
      forgotten =
          jdbc.sql(
                  "delete from kept_answer where (principal, idempotency_key) in"
                      + " (select principal, idempotency_key from kept_answer"
                      + " where kept_until <= ? order by kept_until limit ?)")
              .params(now(), FORGOTTEN_AT_ONCE_MAX)
              .update();
    } while (forgotten == FORGOTTEN_AT_ONCE_MAX);
  }

  private Timestamp now() {
    return Timestamp.from(present.now());
  }

  private static KeptAnswer answer(ResultSet row) throws SQLException {
    return new KeptAnswer(
        row.getString("fingerprint"),
        row.getInt("status"),
        row.getString("etag"),
        row.getString("location"),
        row.getLong("position"),
        new String(row.getBytes("body"), UTF_8));
  }
}
