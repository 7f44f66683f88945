package org.tariffledger.rest.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.rest.http.Sha256;

/// Keys for writing, kept as SHA-256 only: 256 random bits need no slower hash.
@Component
public final class ApiKeys {

  static final String PREFIX = "tl_";

  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /// Whom a key stands for, and what it may do.
  record Holder(String name, Set<String> scopes) {}

  /// As it is shown.
  record Listed(String name, List<String> scopes, Instant createdAt) {}

  ApiKeys(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// Makes a key with these scopes under the name, in place of an older one of that name; the
  /// only time it is seen.
  public String issue(String name, Set<String> scopes) {
    var key = PREFIX + random();
    accept(name, scopes, key);
    return key;
  }

  /// Makes a key under a name that none has; empty if one has it.
  Optional<String> issueNew(String name, Set<String> scopes) {
    var key = PREFIX + random();
    try {
      insert(name, scopes, key);
      return Optional.of(key);
    } catch (DuplicateKeyException _) {
      return Optional.empty();
    }
  }

  /// Takes a key that was made elsewhere, under the name, in place of an older one of that name.
  public void accept(String name, Set<String> scopes, String key) {
    transactions.executeWithoutResult(
        _ -> {
          jdbc.sql("delete from api_key where id = ?").param(name).update();
          insert(name, scopes, key);
        });
  }

  private void insert(String name, Set<String> scopes, String key) {
    jdbc.sql("insert into api_key (id, hash, scopes, created_at) values (?, ?, ?, ?)")
        .params(
            name, hash(key), String.join(" ", new TreeSet<>(scopes)), Timestamp.from(Instant.now()))
        .update();
  }

  /// In the order of their names.
  List<Listed> list(String after, int limit) {
    return jdbc.sql("select id, scopes, created_at from api_key where id > ? order by id limit ?")
        .params(after, limit)
        .query((row, _) -> listed(row))
        .list();
  }

  Optional<Listed> find(String name) {
    return jdbc.sql("select id, scopes, created_at from api_key where id = ?")
        .param(name)
        .query((row, _) -> listed(row))
        .optional();
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        row.getString("id"),
        List.of(row.getString("scopes").split(" ", -1)),
        row.getTimestamp("created_at").toInstant());
  }

  /// False if there is none of the name.
  boolean delete(String name) {
    return jdbc.sql("delete from api_key where id = ?").param(name).update() == 1;
  }

  /// Whether any key exists.
  public boolean any() {
    return jdbc.sql("select count(*) from api_key").query(Long.class).single() > 0;
  }

  Optional<Holder> holder(String key) {
    var hash = hash(key);
    return jdbc.sql("select id, hash, scopes from api_key where hash = ?")
        .param(hash)
        .query(
            (row, _) ->
                isEqual(hash, row.getString("hash"))
                    ? Optional.of(
                        new Holder(row.getString("id"), Set.of(row.getString("scopes").split(" "))))
                    : Optional.<Holder>empty())
        .optional()
        .flatMap(found -> found);
  }

  private static boolean isEqual(String hash, String stored) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
  }

  private static String random() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String key) {
    return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
  }
}
