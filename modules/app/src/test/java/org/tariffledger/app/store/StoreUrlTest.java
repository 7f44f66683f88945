package org.tariffledger.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tariffledger.app.start.CannotStart;

class StoreUrlTest {

  @Test
  void without_a_URL_the_ledger_is_a_file_that_keeps_what_it_has_answered() {
    Store store = read("", "", "");

    assertThat(store).isInstanceOf(Store.Embedded.class);
    assertThat(store.jdbcUrl())
        .startsWith("jdbc:h2:file:/")
        .contains("/some/data/ledger;")
        .contains(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000");
  }

  @Test
  void a_JDBC_URL_is_taken_as_it_is() {
    assertThat(read("jdbc:postgresql://db:5432/ledger?sslmode=require", "u", "p"))
        .isEqualTo(
            new Store.Postgres("jdbc:postgresql://db:5432/ledger?sslmode=require", "u", "p"));
  }

  @Test
  void a_libpq_URL_is_translated_with_its_user_and_password() {
    assertThat(read("postgresql://us%40er:p%2Fa+:ss@db/ledger?sslmode=require", "", ""))
        .isEqualTo(
            new Store.Postgres("jdbc:postgresql://db/ledger?sslmode=require", "us@er", "p/a+:ss"));
    assertThat(read("postgres://one,two:5433/ledger", "", ""))
        .isEqualTo(new Store.Postgres("jdbc:postgresql://one,two:5433/ledger", "", ""));
  }

  @Test
  void a_user_or_password_of_its_own_wins_over_the_URL() {
    assertThat(read("postgresql://a:b@db/ledger", "user", "secret"))
        .isEqualTo(new Store.Postgres("jdbc:postgresql://db/ledger", "user", "secret"));
  }

  @Test
  void any_other_URL_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> read("mysql://root:hunter2@db/ledger", "", ""))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("TARIFF_LEDGER_DATABASE_URL")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_description_has_no_secret_in_it() {
    Store store = read("jdbc:postgresql://db:5432/ledger?user=u&password=hunter2", "", "hunter2");

    assertThat(store.describe()).isEqualTo("PostgreSQL at db:5432/ledger");
    assertThat(store.toString()).doesNotContain("hunter2");
  }

  private static Store read(String url, String user, String password) {
    return StoreUrl.read(new StoreSettings(Path.of("some/data"), url, user, password, 2));
  }
}
