package org.tariffledger.rest.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.rest.http.Sha256;
import org.tariffledger.rest.security.KeyRecords.What;

/// Keys for writing, kept as SHA-256 only: 256 random bits need no slower hash.
@Component
public final class ApiKeys {

  static final String PREFIX = "tl_";

  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final KeyRecords records;

  /// Whom a key stands for, and what it may do.
  record Holder(String name, Set<String> scopes) {}

  /// As it is shown.
  record Listed(String name, List<String> scopes, Instant createdAt) {}

  enum TakenBack {
    DONE,
    UNKNOWN,
    ASKED_BY_NOBODY
  }

  ApiKeys(JdbcClient jdbc, TransactionOperations transactions, KeyRecords records) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.records = records;
  }

  /// Makes a key with these scopes under the name, in place of an older one of that name; the
  /// only time it is seen.
  public String issue(String name, Set<String> scopes) {
    var key = PREFIX + random();
    accept(name, scopes, key);
    return key;
  }

  /// Makes a key under a name that none has, as the key `by` asks for; empty if one has it.
  Optional<String> issueNew(String name, Set<String> scopes, String by) {
    var key = PREFIX + random();
    try {
      transactions.executeWithoutResult(_ -> insert(name, scopes, key, by));
      return Optional.of(key);
    } catch (DuplicateKeyException _) {
      return Optional.empty();
    }
  }

  /// Takes a key that was made elsewhere, under the name, in place of an older one of that name.
  public void accept(String name, Set<String> scopes, String key) {
    transactions.executeWithoutResult(
        _ -> {
          var before = find(name);
          if (before.isPresent() && holder(key).equals(Optional.of(new Holder(name, scopes)))) {
            return;
          }
          before.ifPresent(old -> delete(old, null));
          insert(name, scopes, key, null);
        });
  }

  private void delete(Listed key, @Nullable String by) {
    jdbc.sql("delete from api_key where id = ?").param(key.name()).update();
    records.add(What.TAKEN_BACK, key.name(), Set.copyOf(key.scopes()), by);
  }

  private void insert(String name, Set<String> scopes, String key, @Nullable String by) {
    jdbc.sql("insert into api_key (id, hash, scopes, created_at) values (?, ?, ?, ?)")
        .params(
            name, hash(key), String.join(" ", new TreeSet<>(scopes)), Timestamp.from(Instant.now()))
        .update();
    records.add(What.MADE, name, scopes, by);
  }

  /// In the order of their names, which is not left to the database: each sorts by its own
  /// language.
  List<Listed> all() {
    return jdbc
        .sql("select id, scopes, created_at from api_key")
        .query((row, _) -> listed(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(Listed::name))
        .toList();
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

  /// Takes back the key of the name, unless the one that asks for it was taken back meanwhile: of
  /// two that take back each other, one does.
  TakenBack takeBack(String name, String by) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              var locked =
                  jdbc.sql("select id from api_key where id in (?, ?) order by id for update")
                      .params(name, by)
                      .query(String.class)
                      .list();
              if (!locked.contains(by)) {
                return TakenBack.ASKED_BY_NOBODY;
              }
              var found = find(name);
              found.ifPresent(key -> delete(key, by));
              return found.isPresent() ? TakenBack.DONE : TakenBack.UNKNOWN;
            }));
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
