package org.tariffledger.rest.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.ActRefused.RefusedCommand;
import org.tariffledger.domain.Refusal;
import org.tariffledger.domain.Refusal.Code;
import org.tariffledger.rest.http.Problem;
import org.tariffledger.rest.json.HttpJson;

class RefusedTest {

  private static ActRefused refused(RefusedCommand... refusals) {
    return new ActRefused(List.of(refusals));
  }

  private static RefusedCommand of(int index, Code code, String pointer) {
    return new RefusedCommand(index, new Refusal(code, pointer, "Because."));
  }

  @Test
  void a_rule_that_says_no_is_a_conflict() {
    var problem = Refused.command(refused(of(0, Code.MEASURE_EXISTS, "/id")), Set.of()).problem();
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("measure-exists");
    assertThat(problem.title()).isEqualTo("Measure exists");
    assertThat(problem.type()).isEqualTo("https://tariffledger.org/problems/measure-exists");
    assertThat(problem.detail()).isEqualTo("Because.");
  }

  @Test
  void what_the_path_names_and_nobody_recorded_is_missing() {
    assertThat(
            Refused.command(refused(of(0, Code.UNKNOWN_MEASURE, "/measure")), Set.of("/measure"))
                .problem()
                .status())
        .isEqualTo(404);
    assertThat(
            Refused.command(refused(of(0, Code.UNKNOWN_GROUP, "/group")), Set.of("/group"))
                .problem()
                .status())
        .isEqualTo(404);
  }

  @Test
  void what_the_body_names_and_nobody_recorded_is_bad_input() {
    assertThat(
            Refused.command(refused(of(0, Code.UNKNOWN_PROGRAMME, "/programme")), Set.of())
                .problem()
                .status())
        .isEqualTo(400);
    assertThat(Refused.act(refused(of(0, Code.UNKNOWN_MEASURE, "/measure"))).problem().status())
        .isEqualTo(400);
  }

  @Test
  void every_refusal_of_an_act_points_at_its_command() {
    var problem =
        Refused.act(
                refused(
                    of(0, Code.MEASURE_LIFTED, "/from"),
                    of(7, Code.UNKNOWN_GROUP, "/targets/include/0")))
            .problem();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("several-faults");
    assertThat(problem.errors())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/commands/0/from", "/commands/7/targets/include/0");
  }

  @Test
  void a_problem_is_written_in_a_fixed_order() {
    assertThat(
            HttpJson.MAPPER.writeValueAsString(Problem.of(HttpStatus.NOT_FOUND, "no-such", "No.")))
        .isEqualTo(
            "{\"type\":\"https://tariffledger.org/problems/no-such\",\"title\":\"No such\","
                + "\"status\":404,\"detail\":\"No.\",\"code\":\"no-such\",\"errors\":[]}");
  }
}
