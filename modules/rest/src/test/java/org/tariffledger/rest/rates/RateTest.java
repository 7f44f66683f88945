package org.tariffledger.rest.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.BaseDuty;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Outcome;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.rest.json.HttpJson;

class RateTest {

  private static final Instant APRIL_23 = Instant.parse("2025-04-24T03:59:59.999999Z");

  private static RateQuestion question(String requested) {
    return new RateQuestion(
        new RateQuery(
            new EconomyCode(requested.equals("DE") ? "EU" : requested),
            new EconomyCode("CN"),
            new ProductCode("9018.31.00"),
            APRIL_23,
            APRIL_23,
            1234),
        new EconomyCode(requested),
        APRIL_23,
        true);
  }

  private static final BaseDuty UNLOADED =
      new BaseDuty(
          null,
          List.of(
              new RateAnswer.Need(
                  "baseDuty", "No schedule of US is loaded, so the total is open.", List.of())));

  private static RateAnswer answer(Status status, RateAnswer.Component... components) {
    return answer(status, UNLOADED, components);
  }

  private static RateAnswer answer(
      Status status, BaseDuty base, RateAnswer.Component... components) {
    var percent = status == Status.DETERMINED ? Percent.of("245") : null;
    return new RateAnswer(
        status,
        percent,
        percent == null || base.charged() == null || base.charged().percent() == null
            ? null
            : percent.plus(base.charged().percent()),
        null,
        new RateAnswer.Range(percent, percent),
        List.of(),
        List.of(),
        List.of(components),
        new RateAnswer.Coverage(CoverageState.COMPLETE, Instant.parse("2025-01-20T05:00:00Z")),
        base,
        null);
  }

  static Rate someRate() {
    return Rate.of(question("US"), answer(Status.DETERMINED));
  }

  @Test
  void an_answer_is_written_as_the_contract_orders_it() {
    var component =
        new RateAnswer.Component(
            new ProgrammeId("US-R"),
            new MeasureId("us-r-cn"),
            new Duty.AdValorem(Percent.of("125")),
            Basis.FULL_VALUE,
            Percent.of("125"),
            Outcome.NOT_YET_IN_FORCE,
            null,
            null,
            List.of(new LegalBasis("EO 14266", null, null)),
            LegalStatus.SUPERSEDED_BEFORE_EFFECT,
            List.of());
    var rate = Rate.of(question("US"), answer(Status.DETERMINED, component));
    assertThat(HttpJson.MAPPER.writeValueAsString(rate))
        .isEqualTo(
            """
            {"importer":"US","exporter":"CN","product":"90183100",\
            "validAt":"2025-04-23T23:59:59.999999-04:00",\
            "knownAt":"2025-04-23T23:59:59.999999-04:00",\
            "recordedAt":"2025-04-23T23:59:59.999999-04:00","position":1234,"engineRevision":1,\
            "status":"determined","base":null,"additionalPercent":"245","totalPercent":null,\
            "range":{"lowPercent":"245","highPercent":"245"},\
            "needs":[{"fact":"baseDuty",\
            "why":"No schedule of US is loaded, so the total is open.","values":[]}],\
            "assumptions":[],"components":[{"programme":"US-R","measure":"us-r-cn",\
            "duty":{"type":"adValorem","percent":"125"},"percent":"125",\
            "outcome":"notYetInForce","legalBasis":[{"instrument":"EO 14266"}],\
            "legalStatus":"supersededBeforeEffect"}],\
            "coverage":{"importer":"US","state":"complete","since":"2025-01-20T00:00:00-05:00"},\
            "nextChange":null}\
            """);
  }

  @Test
  void a_member_of_a_union_is_named_beside_the_union_that_answers_for_it() {
    var rate = Rate.of(question("DE"), answer(Status.DETERMINED));
    assertThat(rate.importer()).isEqualTo(new EconomyCode("EU"));
    assertThat(rate.requestedImporter()).isEqualTo(new EconomyCode("DE"));
    assertThat(rate.validAt()).hasToString("2025-04-24T05:59:59.999999+02:00");
  }

  @Test
  void a_base_duty_is_told_with_its_line_and_what_the_shipment_is_said_to_be_with_the_question() {
    var base =
        new BaseDuty(
            new BaseDuty.Charged(
                "1.4¢/kg",
                Percent.of("0.5"),
                new ProductCode("90183100"),
                new EditionId("HTS-2025"),
                new ScheduleColumn("S+"),
                "Syringes"),
            List.of());
    var asked = question("US");
    var shipment =
        Shipment.of(
            Claims.UNSAID,
            CustomsValue.of("1250.50"),
            new Quantity(new BigDecimal("400"), new UnitOfQuantity("KG")));
    var query = asked.query();
    var about =
        new RateQuery(
            query.importer(),
            query.exporter(),
            query.product(),
            query.validAt(),
            query.knownAt(),
            query.position(),
            shipment);
    var question = new RateQuestion(about, query.importer(), APRIL_23, true);
    var rate = Rate.of(question, answer(Status.DETERMINED, base));
    assertThat(HttpJson.MAPPER.writeValueAsString(rate))
        .contains(
            """
            "product":"90183100","customsValue":"1250.5","quantity":"400","unit":"kg","validAt"\
            """,
            """
            "base":{"duty":"1.4¢/kg","percent":"0.5","line":"90183100","edition":"HTS-2025",\
            "column":"S+","description":"Syringes"},"additionalPercent":"245",\
            "totalPercent":"245.5",\
            """,
            "\"needs\":[]");
    assertThat(question.subject())
        .containsEntry("customsValue", "1250.5")
        .containsEntry("quantity", "400")
        .containsEntry("unit", "kg");
  }
}
