package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tariffledger.app.start.CannotStart;

/// A scenario whose acts name files is loaded once, with what is in them, or not at all.
@OnEachDatabase
class FiledScenarioTest {

  private static final String ACTS =
      """
      acts:
      - id: list
        announcedAt: "2025-04-01T00:00:00Z"
        commands:
        - {type: registerProductList, id: US-PHONES, imposer: US, name: Phones}
        - {type: publishProductList, list: US-PHONES, file: phones.csv}
      """;

  @Parameter Database database;
  @TempDir Path folder;

  @Test
  void what_was_loaded_is_there_after_a_restart_and_is_loaded_once() throws IOException {
    Files.writeString(folder.resolve("acts.yaml"), ACTS);
    Files.writeString(folder.resolve("phones.csv"), "code\n8517.13\n8517.14\n");
    var place = database.newPlace();
    String told;
    try (var first = Server.start(place, folder.toString())) {
      told = codes(first);
      assertThat(told).contains("851713", "851714");
    }

    try (var second = Server.start(place, folder.toString())) {
      assertThat(codes(second)).isEqualTo(told);
      assertThat(second.http().get("/v1/product-lists/US-PHONES").at("/version")).isEqualTo("1");
      assertThat(second.store().sql("select count(*) from content").query(Long.class).single())
          .isOne();
    }
  }

  @Test
  void a_faulty_file_ends_the_start_and_leaves_nothing() throws IOException {
    Files.writeString(folder.resolve("acts.yaml"), ACTS);
    Files.writeString(folder.resolve("phones.csv"), "code\n8517.13\n8517.1\n");
    var place = database.newPlace();

    assertThatThrownBy(() -> Server.start(place, folder.toString()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("phones.csv, line 3, column 1");

    try (var server = Server.start(place, "none")) {
      assertThat(server.store().sql("select count(*) from event").query(Long.class).single())
          .isZero();
    }
  }

  private static String codes(Server server) {
    return server.http().get("/v1/product-lists/US-PHONES/codes").json().at("/items").toString();
  }
}
