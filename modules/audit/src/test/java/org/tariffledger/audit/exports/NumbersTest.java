package org.tariffledger.audit.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Numbers in runs, against numbers one by one.
class NumbersTest {

  private static final int BEYOND = 100;

  @Test
  void they_say_of_every_range_what_is_there() {
    var random = new Random(8);
    for (int density = 1; density <= 10; density++) {
      var numbers = new Numbers();
      var each = new TreeSet<Long>();
      for (long number = 0; number < BEYOND; number++) {
        if (random.nextInt(10) < density) {
          numbers.add(number);
          each.add(number);
        }
      }
      for (long from = 0; from < BEYOND; from++) {
        for (long before = from + 1; before <= BEYOND; before++) {
          var there = each.subSet(from, before).size();
          assertThat(numbers.isAnyIn(from, before)).isEqualTo(there > 0);
          assertThat(numbers.areAllIn(from, before)).isEqualTo(there == before - from);
        }
      }
    }
  }
}
