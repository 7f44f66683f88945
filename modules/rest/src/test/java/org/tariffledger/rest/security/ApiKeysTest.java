package org.tariffledger.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.rest.security.ApiKeys.Holder;
import org.tariffledger.rest.security.ApiKeys.TakenBack;

class ApiKeysTest {

  private final DriverManagerDataSource database =
      new DriverManagerDataSource(
          "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
              .formatted(UUID.randomUUID()));
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final KeyRecords records = new KeyRecords(jdbc);
  private final ApiKeys keys =
      new ApiKeys(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), records);

  @BeforeEach
  void migrate() {
    new ResourceDatabasePopulator(
            new ClassPathResource("db/migration/V2__api_keys.sql"),
            new ClassPathResource("db/migration/V13__key_records.sql"))
        .execute(database);
  }

  @Test
  void an_issued_key_stands_for_its_name_and_scopes() {
    assertThat(keys.any()).isFalse();
    var key = keys.issue("desk", Set.of("tariffs:write", "admin"));
    assertThat(key).matches("tl_[A-Za-z0-9_-]{43}");
    assertThat(keys.any()).isTrue();
    assertThat(keys.holder(key)).contains(new Holder("desk", Set.of("tariffs:write", "admin")));
    assertThat(keys.holder(key + "x")).isEmpty();
    assertThat(keys.holder("")).isEmpty();
  }

  @Test
  void a_new_key_of_the_same_name_replaces_the_old_one() {
    var old = keys.issue("desk", Set.of("tariffs:write"));
    var fresh = keys.issue("desk", Set.of("tariffs:write"));
    assertThat(keys.holder(old)).isEmpty();
    assertThat(keys.holder(fresh)).isPresent();
  }

  @Test
  void a_key_made_elsewhere_is_accepted() {
    keys.accept("configured", Set.of("admin"), "a-key-from-a-generator");
    assertThat(keys.holder("a-key-from-a-generator"))
        .contains(new Holder("configured", Set.of("admin")));
  }

  @Test
  void the_key_itself_is_stored_nowhere() {
    var key = keys.issue("desk", Set.of("admin"));
    assertThat(jdbc.sql("select * from api_key").query().singleRow().values())
        .noneMatch(value -> String.valueOf(value).contains(key.substring(3)));
  }

  @Test
  void
      what_is_made_and_taken_back_is_kept_with_who_did_it_and_a_start_that_changes_nothing_is_not() {
    keys.accept("configured", Set.of("admin"), "a-key-from-a-generator");
    keys.accept("configured", Set.of("admin"), "a-key-from-a-generator");
    keys.accept("configured", Set.of("admin"), "another-key-from-a-generator");
    assertThat(keys.issueNew("desk", Set.of("tariffs:write", "admin"), "configured")).isPresent();
    assertThat(keys.issueNew("desk", Set.of("admin"), "configured")).isEmpty();
    assertThat(keys.takeBack("configured", "desk")).isEqualTo(TakenBack.DONE);
    assertThat(keys.takeBack("configured", "desk")).isEqualTo(TakenBack.UNKNOWN);
    assertThat(keys.takeBack("desk", "configured")).isEqualTo(TakenBack.ASKED_BY_NOBODY);

    assertThat(records.list(null, 0, 10))
        .extracting(one -> one.what() + " " + one.name() + " " + one.scopes() + " " + one.by())
        .containsExactly(
            "MADE configured [admin] null",
            "TAKEN_BACK configured [admin] null",
            "MADE configured [admin] null",
            "MADE desk [admin, tariffs:write] configured",
            "TAKEN_BACK configured [admin] desk");
    assertThat(records.list("desk", 0, 10)).hasSize(1);
    assertThat(records.list(null, 4, 10)).hasSize(1);
    assertThat(records.list(null, 0, 2)).hasSize(2);
  }
}
