package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.commands.Facts.JULY_9;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.domain.Command;

@ParameterizedClass
@EnumSource
class ActsTest {

  private static TestLedger tested;

  ActsTest(Database database) {}

  @BeforeParameterizedClassInvocation
  static void start(Database database) {
    tested = TestLedger.on(database);
    tested.record(Facts.reciprocal(), Facts.answer());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    tested.close();
  }

  @Test
  void an_act_is_recorded_with_one_record_time_and_following_positions() {
    var before = tested.head().now();
    var receipt = tested.record(Facts.imposed("a-1", "JP", "24"), Facts.paused("a-1", JULY_9));

    assertThat(receipt.events())
        .extracting(s -> s.entry().position())
        .containsExactly(before.position() + 1, before.position() + 2);
    assertThat(receipt.events())
        .extracting(s -> s.entry().recordedAt())
        .containsOnly(receipt.recordedAt());
    assertThat(receipt.recordedAt()).isAfter(before.recordedAt());
    assertThat(tested.reader().stream("measure:a-1")).isEqualTo(receipt.events());
  }
}
