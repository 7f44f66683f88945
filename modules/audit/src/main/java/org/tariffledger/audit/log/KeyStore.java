package org.tariffledger.audit.log;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.subscriptions.secrets.MasterKey;

/// Keeps what checkpoints are signed with, sealed, and every public key that ever was.
final class KeyStore {

  /// Besides the newest, so many generations may sign yet.
  static final int OLDER_MAX = 3;

  private record Row(LogKey key, @Nullable String sealedBy, Optional<Signer> signer) {}

  private final JdbcTemplate jdbc;
  private final LogStore store;
  private final MasterKey master;
  private final LogIdentity identity;
  private final Clock clock;

  KeyStore(JdbcTemplate jdbc, LogStore store, MasterKey master, LogIdentity identity, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.master = master;
    this.identity = identity;
    this.clock = clock;
  }

  /// Every key that ever signed, the newest first.
  List<LogKey> keys() {
    return rows().stream().map(Row::key).toList();
  }

  /// Those that sign now and can be opened here, the newest first; empty if the newest cannot.
  List<Signer> signers() {
    var now = clock.instant();
    var rows = rows().stream().filter(row -> row.key().signsAt(now)).toList();
    if (rows.isEmpty() || !master.id().equals(rows.getFirst().sealedBy())) {
      return List.of();
    }
    return rows.stream().flatMap(row -> row.signer().stream()).toList();
  }

  /// Makes the first keys, or one that the newest generation has not and is to have.
  void ensure(List<Algorithm> wanted) {
    if (!missing(wanted).isEmpty()) {
      store.locked(
          () -> {
            var newest = rows();
            var generation = newest.isEmpty() ? 1 : newest.getFirst().key().generation();
            missing(wanted).forEach(algorithm -> make(generation, algorithm));
          });
    }
  }

  private List<Algorithm> missing(List<Algorithm> wanted) {
    var keys = keys();
    return wanted.stream()
        .filter(
            algorithm ->
                keys.stream()
                    .filter(key -> key.generation() == keys.getFirst().generation())
                    .noneMatch(key -> key.algorithm() == algorithm))
        .toList();
  }

  /// New keys in place of those before, which sign that much longer.
  void rotate(List<Algorithm> wanted, Duration overlap) {
    store.locked(
        () -> {
          var newest = keys().getFirst().generation();
          var now = clock.millis();
          end(newest, now + overlap.toMillis());
          end(newest - OLDER_MAX, now);
          jdbc.update(
              "update log_key set sealed_by = null, sealed = null where until_ms <= ?", now);
          wanted.forEach(algorithm -> make(newest + 1, algorithm));
        });
  }

  private void end(int generation, long untilMs) {
    jdbc.update(
        """
        update log_key set until_ms = ?
        where generation <= ? and (until_ms is null or until_ms > ?)\
        """,
        untilMs,
        generation,
        untilMs);
  }

  private void make(int generation, Algorithm algorithm) {
    try {
      var pair = KeyPairGenerator.getInstance(algorithm.javaName()).generateKeyPair();
      jdbc.update(
          """
          insert into log_key
            (generation, algorithm, name, public_key, sealed_by, sealed, from_ms, until_ms)
          values (?, ?, ?, ?, ?, ?, ?, null)\
          """,
          generation,
          algorithm.javaName(),
          identity.origin(),
          pair.getPublic().getEncoded(),
          master.id(),
          master.seal(pair.getPrivate().getEncoded(), belongsTo(generation, algorithm)),
          clock.millis());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Row> rows() {
    return jdbc.query(
        """
        select generation, algorithm, name, public_key, sealed_by, sealed, from_ms, until_ms
        from log_key order by generation desc, algorithm\
        """,
        this::row);
  }

  private Row row(ResultSet row, int number) throws SQLException {
    var generation = row.getInt(1);
    var algorithm = Algorithm.of(row.getString(2));
    var untilMs = row.getObject(8, Long.class);
    var key =
        new LogKey(
            row.getString(3),
            algorithm,
            generation,
            row.getBytes(4),
            Instant.ofEpochMilli(row.getLong(7)),
            untilMs == null ? null : Instant.ofEpochMilli(untilMs));
    var sealed = row.getBytes(6);
    var secret =
        sealed == null
            ? Optional.<byte[]>empty()
            : master.open(sealed, belongsTo(generation, algorithm));
    return new Row(key, row.getString(5), secret.map(bytes -> new Signer(key, bytes)));
  }

  private static String belongsTo(int generation, Algorithm algorithm) {
    return "log key " + generation + " " + algorithm.javaName();
  }
}
