package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.app.scenarios.Scenario.FiledAct;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.app.store.Store;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.ActRefused.RefusedCommand;
import org.tariffledger.commands.Receipt;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.Refusal;

@Isolated("It reads what is printed, which all tests share.")
@ExtendWith(OutputCaptureExtension.class)
class ScenarioLoaderTest {

  private final List<String> recorded = new ArrayList<>();
  private String refuses = "";
  private String crashesBefore = "";

  private EmbeddedDatabase database;
  private LoadedActs loaded;
  private ScenarioLoader loader;

  @BeforeEach
  void open() {
    database =
        new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScript("db/migration/V3__scenario_acts.sql")
            .build();
    loaded = new LoadedActs(JdbcClient.create(database));
    loader = new ScenarioLoader(this::record, loaded, 3);
  }

  @AfterEach
  void close() {
    database.shutdown();
  }

  @Test
  void each_act_is_recorded_once() {
    assertThat(loader.load(scenario("A", "B"))).isEqualTo(2);
    assertThat(loader.load(scenario("A", "B"))).isZero();

    assertThat(recorded).containsExactly("scenario:s A", "scenario:s B");
    assertThat(loaded.digests("s")).containsOnlyKeys("A", "B");
  }

  @Test
  void a_start_cut_short_between_two_acts_is_taken_up_there() {
    crashesBefore = "C";
    assertThatThrownBy(() -> loader.load(scenario("A", "B", "C", "D")))
        .hasMessage("the process ends here");
    assertThat(loaded.newestPosition("s")).isEqualTo(2);

    crashesBefore = "";
    assertThat(loader.load(scenario("A", "B", "C", "D"))).isEqualTo(2);

    assertThat(recorded)
        .containsExactly("scenario:s A", "scenario:s B", "scenario:s C", "scenario:s D");
  }

  @Test
  void an_act_that_was_edited_later_is_named_and_not_recorded_again(CapturedOutput output) {
    loader.load(scenario("A", "B"));
    FiledAct edited = new FiledAct("B", "01.yaml", "0".repeat(64), act("B").commands());

    loader.load(new Scenario("s", List.of(), List.of(), List.of(act("A"), edited)));

    assertThat(recorded).hasSize(2);
    assertThat(output)
        .containsOnlyOnce("Act B in 01.yaml was edited")
        .doesNotContain("Act A in 01.yaml was edited");
  }

  @Test
  void an_act_that_another_node_has_loaded_meanwhile_is_left_to_it() {
    ScenarioLoader slower =
        new ScenarioLoader(
            (act, then) -> {
              record(act, then);
              throw new IllegalStateException("a duplicate key");
            },
            loaded,
            3);

    assertThat(slower.load(scenario("A"))).isZero();
    assertThat(recorded).containsExactly("scenario:s A");
  }

  @Test
  void a_refused_act_ends_the_start_and_names_the_command() {
    refuses = "B";

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> loader.load(scenario("A", "B", "C")))
        .withMessageContaining("act B in 01.yaml")
        .withMessageContaining("/commands/0: There is such a group.");
    assertThat(recorded).containsExactly("scenario:s A");
  }

  @Test
  void the_demonstration_goes_only_into_a_ledger_that_holds_nothing_else() {
    Store embedded = new Store.Embedded(Path.of("data"));
    Store chosen = new Store.Postgres("jdbc:postgresql://db/ledger", "", "");

    assertThat(isDue(List.of("none"), embedded, 0)).isFalse();
    assertThat(isDue(List.of(), chosen, 0)).isFalse();
    assertThat(isDue(List.of(), embedded, 7)).as("somebody's own acts").isFalse();
  }

  private boolean isDue(List<String> setting, Store store, long position) {
    ScenarioSettings settings = new ScenarioSettings(setting, "");
    return !new DueScenarios(settings, store, loaded, () -> position).folders().isEmpty();
  }

  private void record(Act act, Consumer<Receipt> alsoInTheTransaction) {
    String group = ((RegisterGroup) act.commands().getFirst()).name();
    if (group.equals(crashesBefore)) {
      throw new IllegalStateException("the process ends here");
    }
    if (group.equals(refuses)) {
      Refusal refusal = new Refusal(Refusal.Code.GROUP_EXISTS, "/id", "There is such a group.");
      throw new ActRefused(List.of(new RefusedCommand(0, refusal)));
    }
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(
            _ -> {
              recorded.add(act.actor() + " " + group);
              alsoInTheTransaction.accept(new Receipt(recorded.size(), Instant.EPOCH, List.of()));
            });
  }

  private static Scenario scenario(String... ids) {
    return new Scenario(
        "s", List.of(), List.of(), Arrays.stream(ids).map(ScenarioLoaderTest::act).toList());
  }

  private static FiledAct act(String id) {
    RegisterGroup command =
        new RegisterGroup(
            new GroupId("GROUP-" + id), id, List.of(), Announcement.at(Instant.EPOCH));
    return new FiledAct(id, "01.yaml", id.repeat(64), List.of(command));
  }
}
