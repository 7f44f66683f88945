package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The server's answers as people read them.
class TextTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_rate_says_the_duty_first_then_how_it_comes_about() {
    var rate =
        """
        {"importer": "US", "exporter": "CA", "product": "72081015",
         "validAt": "2025-04-23T23:59:59-04:00", "knownAt": "2025-04-23T23:59:59-04:00",
         "recordedAt": "2025-04-24T09:00:00-04:00", "status": "determined",
         "base": {"duty": "1.4¢/kg + 3%", "percent": "4.2", "line": "72081015",
                  "edition": "HTS-2025", "column": "general"},
         "additionalPercent": "25", "totalPercent": "29.2",
         "components": [
           {"programme": "US-232-STEEL", "measure": "us-232-steel",
            "duty": {"type": "adValorem", "percent": "25"}, "percent": "25",
            "outcome": "applied", "legalBasis": [{"instrument": "Proclamation 9705"}],
            "legalStatus": "inForce"},
           {"programme": "US-IEEPA-CANADA", "measure": "us-border-ca",
            "duty": {"type": "compound", "parts": [{"type": "adValorem", "percent": "5"},
              {"type": "specific", "amount": "0.014", "currency": "USD", "unit": "kg"}]},
            "percent": null, "outcome": "notYetInForce", "because": "usmca",
            "legalBasis": [], "legalStatus": "supersededBeforeEffect"}],
         "assumptions": [{"fact": "claims.USMCA", "value": "not made", "otherwise": "0"},
           {"fact": "meltedIn", "value": "not in RU", "otherwise": null,
            "otherwiseStatus": "prohibited"},
           {"fact": "quotaInHand", "value": "false", "otherwise": "3",
            "with": [{"fact": "claims.USMCA", "value": "not made"}]}],
         "needs": [{"fact": "quantity", "why": "The duty is by weight.", "values": []}],
         "nextChange": {"at": "2025-07-09T00:01:00-04:00", "measure": "m", "kind": "pauseLapses"}}
        """;

    assertThat(RateText.of(JSON.readTree(rate)))
        .isEqualTo(
            """
            Importer     US
            Exporter     CA
            Product      72081015
            Valid at     2025-04-23T23:59:59-04:00
            Known at     2025-04-23T23:59:59-04:00
            Recorded at  2025-04-24T09:00:00-04:00

            Base        1.4¢/kg + 3% = 4.2% (line 72081015, column general, HTS-2025)
            Additional  25%
            Total       29.2%

            Measure       Programme        Duty               Charged  Outcome           Because  Law                       Basis
            us-232-steel  US-232-STEEL     25%                    25%  applied           -        in force                  Proclamation 9705
            us-border-ca  US-IEEPA-CANADA  5% + 0.014 USD/kg        -  not yet in force  usmca    superseded before effect  -

            Assumed: claims.USMCA is not made; otherwise 0%
            Assumed: meltedIn is not in RU; otherwise prohibited
            Assumed: quotaInHand is false; otherwise, with claims.USMCA otherwise too, 3%
            Open: quantity: The duty is by weight.

            Next change: 2025-07-09T00:01:00-04:00, pause lapses, m
            """);
  }

  @Test
  void what_is_open_or_prohibited_is_no_percent() {
    var open =
        """
        {"importer": "EU", "requestedImporter": "DE", "exporter": "US", "product": null,
         "status": "undetermined", "base": null, "additionalPercent": null,
         "totalPercent": null, "range": {"lowPercent": "10", "highPercent": null},
         "components": [], "assumptions": [], "needs": [], "nextChange": null}
        """;

    assertThat(RateText.of(JSON.readTree(open)))
        .contains("Importer     EU, for DE\n", "Product      general goods\n")
        .contains("Base        unknown\n", "Additional  undetermined, 10% to -\n")
        .endsWith("Total       -\n");
    assertThat(RateText.of(JSON.readTree(open.replace("undetermined", "prohibited"))))
        .contains("Additional  prohibited");
  }

  @Test
  void an_explanation_stands_last_each_sentence_with_its_sources() {
    var explained =
        """
        {"nextChange": {"at": "2025-07-09T00:01:00-04:00", "kind": "pauseLapses"},
         "explanation": [
          {"text": "In all it is 25%.", "sources": []},
          {"text": "m adds 25%.",
           "sources": [{"instrument": "EO 14257"}, {"instrument": "EO 14266"}]}]}
        """;

    assertThat(RateText.of(JSON.readTree(explained)))
        .endsWith(
            """

            Next change: 2025-07-09T00:01:00-04:00, pause lapses

            In all it is 25%.
            m adds 25%. [EO 14257, EO 14266]
            """);
  }

  @Test
  void a_base_duty_that_is_a_percentage_is_said_once() {
    var free =
        """
        {"base": {"duty": "6.8%", "percent": "6.8", "line": "0101", "edition": "E"}}
        """;

    assertThat(RateText.of(JSON.readTree(free))).contains("Base        6.8% (line 0101, E)\n");
  }

  @Test
  void a_peak_that_some_goods_may_exceed_is_said_as_a_range() {
    var relation =
        """
        {"directions": [
          {"peakPercent": "34", "peakRange": {"lowPercent": "40", "highPercent": HIGH}}]}
        """;

    assertThat(RelationText.of(JSON.readTree(relation.replace("HIGH", "null"))))
        .contains("  40% or more  ");
    assertThat(RelationText.of(JSON.readTree(relation.replace("HIGH", "\"59\""))))
        .contains("  40% to 59%  ");
  }

  @Test
  void a_relation_shows_both_directions_what_stands_and_what_answered_what() {
    var relation =
        """
        {"directions": [
          {"importer": "US", "exporter": "CN", "validAt": "2025-04-23T23:59:59-04:00",
           "status": "determined", "baselinePercent": "145",
           "baseline": {"kind": "additional", "percent": "145"}, "peakPercent": "245",
           "peakRange": {"lowPercent": "245", "highPercent": "245"},
           "measures": [{"id": "us-reciprocal-cn", "state": "inForce"}], "paused": []},
          {"importer": "CN", "exporter": "US", "validAt": "2025-04-23T23:59:59+08:00",
           "status": "undetermined", "baselinePercent": null, "baseline": null,
           "peakPercent": null, "peakRange": {"lowPercent": null, "highPercent": null},
           "measures": [], "paused": ["cn-a", "cn-b"]}],
         "escalation": [
           {"announcedAt": "2025-04-09T00:00:00-04:00", "imposer": "US", "measure": "m",
            "percentBefore": "84", "percentAfter": "125",
            "duty": {"type": "adValorem", "percent": "125"},
            "legalBasis": [{"instrument": "EO 14266"}, {"instrument": "EO 14257"}]}],
         "nextChanges": [
           {"at": "2025-07-09T00:01:00-04:00", "importer": "US", "measure": null,
            "kind": "ruleEnds"}]}
        """;

    assertThat(RelationText.of(JSON.readTree(relation)))
        .isEqualTo(
            """
            Importer  Exporter  Baseline      Peak  Paused      Valid at
            US        CN        145%          245%  -           2025-04-23T23:59:59-04:00
            CN        US        undetermined     -  cn-a, cn-b  2025-04-23T23:59:59+08:00

            Measures

            Importer  Measure           State
            US        us-reciprocal-cn  in force

            Escalation

            Announced                  By  Measure  Before  After  Basis
            2025-04-09T00:00:00-04:00  US  m           84%   125%  EO 14266, EO 14257

            Next changes

            At                         Importer  Measure  What
            2025-07-09T00:01:00-04:00  US        -        rule ends
            """);
  }
}
