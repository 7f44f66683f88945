package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// Shipments that are spared, by what they are or by what is claimed for them.
@OnEachDatabase
class ExemptionJourneyTest {

  private static final String BY_CLAIM =
      """
      {"id": "usmca", "when": [{"type": "claim", "claim": "USMCA"}],
       "effect": "programmeAnswersZero", "announcedAt": "2025-04-20T00:00:00Z",
       "effectiveFrom": "2025-04-10T00:00:00Z"}\
      """;

  @Parameter Database database;

  @Test
  void who_claims_the_preference_pays_nothing_and_who_says_nothing_is_told() {
    var story = Story.of(database, "MX");
    story.impose("mx-ca", "CA");
    story.happens("mx-ca/exemptions", BY_CLAIM, 1, "exemption-granted");

    var unsaid = story.rate("CA", "2025-04-15");
    assertThat(unsaid.at("/additionalPercent")).isEqualTo("24");
    assertThat(unsaid.json().at("/assumptions").size()).isEqualTo(1);
    assertThat(unsaid.at("/assumptions/0/fact")).isEqualTo("claims.USMCA");
    assertThat(unsaid.at("/assumptions/0/value")).isEqualTo("not made");
    assertThat(unsaid.at("/assumptions/0/otherwise")).isEqualTo("0");

    var claimed = story.rate("CA", "2025-04-15&claims=USMCA");
    assertThat(claimed.at("/claims")).isEqualTo("USMCA");
    assertThat(claimed.at("/additionalPercent")).isEqualTo("0");
    assertThat(claimed.at("/components/0/outcome")).isEqualTo("exempt");
    assertThat(claimed.at("/components/0/because")).isEqualTo("usmca");
    assertThat(claimed.at("/components/0/percent")).isEqualTo("0");
    assertThat(claimed.json().at("/assumptions").isEmpty()).isTrue();
    assertThat(story.read(claimed.header("Content-Location")).text()).isEqualTo(claimed.text());

    for (var nothing : new String[] {"!USMCA", "none"}) {
      var denied = story.rate("CA", "2025-04-15&claims=" + nothing);
      assertThat(denied.at("/claims")).isEqualTo(nothing);
      assertThat(denied.at("/additionalPercent")).isEqualTo("24");
      assertThat(denied.json().at("/assumptions").isEmpty()).isTrue();
    }
  }

  @Test
  void an_exemption_is_known_from_its_announcement_on_even_for_days_before() {
    var story = Story.of(database, "CA");
    story.impose("ca-us", "US");
    story.happens("ca-us/exemptions", BY_CLAIM, 1, "exemption-granted");
    assertThat(story.percent("US", "2025-04-09T23:00:00Z&claims=USMCA")).isEqualTo("24");
    assertThat(story.percent("US", "2025-04-15&claims=USMCA")).isEqualTo("0");
    assertThat(story.percent("US", "2025-04-15&claims=USMCA&knownAt=2025-04-18")).isEqualTo("24");
  }

  @Test
  void goods_are_spared_until_the_exemption_is_revoked() {
    var story = Story.of(database, "ID");
    story.impose("id-cn", "CN");
    story.happens(
        "id-cn/exemptions",
        """
        {"id": "phones", "effect": "programmeAnswersZero",
         "when": [{"type": "products", "products": {"include": ["8517"], "exclude": ["851762"]}}],
         "announcedAt": "2025-04-11T00:00:00Z", "effectiveFrom": "2025-04-09T00:00:00Z",
         "expiresAt": "2025-12-01T00:00:00Z"}\
        """,
        1,
        "exemption-granted");
    assertThat(story.percent("CN", "2025-05-01&product=8517.13")).isEqualTo("0");
    assertThat(story.percent("CN", "2025-05-01&product=8517.62")).isEqualTo("24");
    assertThat(story.percent("CN", "2025-12-02&product=8517.13")).isEqualTo("24");
    var shorter = story.rate("CN", "2025-05-01&product=85");
    assertThat(shorter.at("/status")).isEqualTo("undetermined");
    assertThat(shorter.at("/needs/0/fact")).isEqualTo("product");

    var revocation =
        """
        {"exemption": "phones", "announcedAt": "2025-06-20T00:00:00Z",
         "effectiveFrom": "2025-07-01T00:00:00Z"}\
        """;
    var silent = story.refused("id-cn/exemption-revocations", revocation);
    assertThat(silent.at("/code")).isEqualTo("scheduled-change-ahead");
    story.happens(
        "id-cn/exemption-revocations",
        revocation.replace("{", "{\"scheduled\": \"cancel\", "),
        2,
        "exemption-revoked");
    assertThat(story.percent("CN", "2025-06-30&product=8517.13")).isEqualTo("0");
    assertThat(story.percent("CN", "2025-07-01&product=8517.13")).isEqualTo("24");
  }

  @Test
  void a_measure_that_steps_aside_for_a_shipment_leaves_it_to_a_less_specific_one() {
    var story = Story.of(database, "MY");
    story.impose("my-world", "WORLD", Story.duty("10"));
    story.impose("my-jp", "JP");
    story.happens(
        "my-jp/exemptions",
        BY_CLAIM.replace("programmeAnswersZero", "measureStepsAside"),
        1,
        "exemption-granted");
    assertThat(story.percent("JP", "2025-04-15")).isEqualTo("24");
    assertThat(story.percent("JP", "2025-04-15&claims=USMCA")).isEqualTo("10");
    assertThat(story.part("my-jp", "JP", "2025-04-15&claims=USMCA")).isEqualTo("exempt 0 inForce");

    var exemption = story.read("/v1/measures/my-jp").json().at("/now/exemptions/0");
    assertThat(exemption.toString())
        .isEqualTo(
            "{\"id\":\"usmca\",\"when\":[{\"type\":\"claim\",\"claim\":\"USMCA\"}],"
                + "\"effect\":\"measureStepsAside\"}");
  }
}
