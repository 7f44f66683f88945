package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ActDigestTest {

  private static final String ACT = "{id: a, reason: r, commands: [{type: lift, measure: m}]}";

  @Test
  void a_digest_is_the_same_for_ever() {
    assertThat(digest(ACT))
        .isEqualTo("2c93cd4a8e18a799cc4cc5d1afaa9f6d31a28a0b01f4bdb84b24694254f7238c");
  }

  @Test
  void layout_and_order_of_fields_do_not_change_it() {
    assertThat(digest("commands:\n- measure: m\n  type: lift\nreason: r # why\nid: a"))
        .isEqualTo(digest(ACT));
  }

  @Test
  void anything_said_differently_does() {
    assertThat(digest(ACT.replace("reason: r", "reason: s"))).isNotEqualTo(digest(ACT));
    assertThat(digest(ACT.replace("}]", "}, {type: lift, measure: n}]"))).isNotEqualTo(digest(ACT));
  }

  private static String digest(String yaml) {
    return ActDigest.of(new YAMLMapper().readTree(yaml));
  }
}
