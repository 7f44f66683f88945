package org.tariffledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.audit.doctor.Check.Status;
import org.tariffledger.audit.doctor.Examination;
import org.tariffledger.subscriptions.Database;

/// What the doctor says of a log that lags or that nobody signs.
class TreeExaminationTest {

  @TempDir Path folder;

  private static Examination examination(LogNode node) {
    return node.context().getBean("treeExamination", Examination.class);
  }

  @Test
  void a_tree_that_is_far_behind_and_a_log_that_nobody_signs_are_told() {
    var url = Database.H2.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.keep();
      node.tell(10_000);
      assertThat(examination(node).look().status()).isEqualTo(Status.OK);
      node.tell(1);
      var behind = examination(node).look();
      assertThat(behind.status()).as("%s", behind).isEqualTo(Status.WARNING);
      assertThat(behind.measured()).isEqualTo("0 leaves of 10001 changes, a checkpoint of 0");
      node.keep();
      assertThat(examination(node).look().status()).isEqualTo(Status.OK);
    }
    try (var node = LogNode.withKey("another key, which opens nothing of it", url, folder)) {
      node.tell(1);
      node.keep();
      var unsigned = examination(node).look();
      assertThat(unsigned.status()).as("%s", unsigned).isEqualTo(Status.WARNING);
      assertThat(unsigned.advice()).isNotEmpty();
    }
  }
}
