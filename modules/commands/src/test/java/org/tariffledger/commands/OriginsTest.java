package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OriginsTest {

  private static final TestLedger TESTED = TestLedger.on(Database.H2);
  private static final Approval APPROVAL = new Approval("0197", "bob", "Compared.");

  @AfterAll
  static void close() {
    TESTED.close();
  }

  private static String metadata(String measure) {
    return TESTED
        .jdbc()
        .sql("select metadata from event where stream = ?")
        .param("measure:" + measure)
        .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
        .single();
  }

  @Test
  void who_approved_an_act_stands_with_each_of_its_events() {
    TESTED.record(Facts.reciprocal());
    var act = new Act(List.of(Facts.imposed("m", "JP", "24")), "ann", "row-1").with(APPROVAL);
    var receipt = TESTED.ledger().record(act);

    assertThat(receipt.events().getFirst().origin().approval()).isEqualTo(APPROVAL);
    var read = TESTED.reader().stream("measure:m").getFirst().origin();
    assertThat(read.actor()).isEqualTo("ann");
    assertThat(read.approval()).isEqualTo(APPROVAL);
  }

  @Test
  void other_events_say_no_more_than_they_did_before_there_were_approvals() {
    TESTED.record(Facts.reciprocal());
    TESTED.record(Facts.imposed("n", "JP", "24"));

    assertThat(new JsonMapper().readTree(metadata("n")).propertyNames())
        .containsExactlyInAnyOrder("act", "actor", "correlationId", "causationId");
    assertThat(TESTED.reader().stream("measure:n").getFirst().origin().approval()).isNull();
  }
}
