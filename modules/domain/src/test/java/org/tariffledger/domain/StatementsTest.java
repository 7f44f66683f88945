package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.refusals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.StatementCommand.MakeStatement;
import org.tariffledger.domain.StatementCommand.RetractStatement;
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementState.Status;

class StatementsTest {

  private static final StatementId THREAT = new StatementId("us-threat");
  private static final NegotiationId TALKS = new NegotiationId("us-cn");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "RECIPROCAL"), imposed("us-cn", US, "RECIPROCAL", at("CN"), "34"));

  @Test
  void a_statement_is_recorded_once_with_its_source_and_what_it_is_about() {
    record.take(new OpenNegotiation(TALKS, "Talks", List.of(US, CN), null, on(3)));
    var threat = threat("https://example.org", 5, CN, "us-cn", "us-cn");

    assertThat(events(record.take(threat)))
        .singleElement()
        .isInstanceOfSatisfying(
            StatementMade.class,
            made -> {
              assertThat(made.kind()).isEqualTo(StatementKind.THREAT);
              assertThat(made.about()).containsExactly(new EconomyPair(US, CN));
              assertThat(made.measures()).containsExactly(measureId("us-cn"));
              assertThat(made.negotiations()).containsExactly(TALKS);
            });
    assertThat(events(record.take(threat))).isEmpty();
    assertThat(refusals(record.take(threat("https://example.org", 6, CN, "us-cn", "us-cn"))))
        .containsExactly("STATEMENT_EXISTS /id");
  }

  @Test
  void a_statement_has_a_source_and_links_to_what_had_been_announced() {
    record.take(new OpenNegotiation(TALKS, "Talks", List.of(US, CN), null, on(6)));

    assertThat(refusals(record.take(threat(null, 5, CN, "ghost", "us-cn"))))
        .containsExactly(
            "MISSING_SOURCE /source",
            "UNKNOWN_LINK /measures/0",
            "UNKNOWN_LINK /negotiations/0",
            "UNKNOWN_LINK /jointResponses/0");
  }

  @Test
  void members_of_a_union_are_threatened_but_do_not_levy() {
    assertThat(
            refusals(
                record.take(
                    new MakeStatement(
                        THREAT,
                        StatementKind.WARNING,
                        "The chancellor",
                        DE,
                        "We shall answer",
                        List.of(new EconomyPair(US, DE), new EconomyPair(DE, US)),
                        null,
                        null,
                        null,
                        List.of(DE),
                        sourced("https://example.org", 5)))))
        .containsExactly("MEMBER_OF_A_UNION /about/1/importer");
  }

  @Test
  void a_statement_is_about_two_territories() {
    assertThat(
            refusals(
                record.take(
                    new MakeStatement(
                        THREAT,
                        StatementKind.CLAIM,
                        "The president",
                        US,
                        "We",
                        List.of(
                            new EconomyPair(US, US),
                            new EconomyPair(new EconomyCode("EU"), DE),
                            new EconomyPair(US, DE)),
                        null,
                        null,
                        null,
                        null,
                        sourced("https://example.org", 5)))))
        .containsExactly("SAME_TERRITORY /about/0/exporter", "SAME_TERRITORY /about/1/exporter");
  }

  @Test
  void a_statement_is_retracted_once_it_was_made_and_only_once() {
    assertThat(refusals(record.take(new RetractStatement(THREAT, on(8)))))
        .containsExactly("UNKNOWN_STATEMENT /statement");
    record.take(
        new MakeStatement(
            THREAT,
            StatementKind.CLAIM,
            "The president",
            US,
            "Up to 245",
            null,
            null,
            null,
            null,
            null,
            sourced("https://example.org", 5)));
    assertThat(refusals(record.take(new RetractStatement(THREAT, on(4)))))
        .containsExactly("NOT_ANNOUNCED /announcedAt");

    var retraction = new RetractStatement(THREAT, on(8));
    assertThat(events(record.take(retraction))).hasSize(1);
    assertThat(events(record.take(retraction))).isEmpty();
    assertThat(refusals(record.take(new RetractStatement(THREAT, on(9)))))
        .containsExactly("STATEMENT_RETRACTED /statement");
    assertThat(status(7)).isEqualTo(Status.MADE);
    assertThat(status(8)).isEqualTo(Status.RETRACTED);
  }

  private Status status(int knownAt) {
    return StatementState.known(record.statement(THREAT), april(knownAt), Long.MAX_VALUE)
        .orElseThrow()
        .status();
  }

  private static MakeStatement threat(
      @Nullable String source, int announced, EconomyCode exporter, String measure, String talks) {
    return new MakeStatement(
        THREAT,
        StatementKind.THREAT,
        "The president",
        US,
        "Another 100 percent",
        List.of(new EconomyPair(US, exporter)),
        List.of(measureId(measure)),
        List.of(new NegotiationId(talks)),
        source == null ? List.of(new JointResponseId("ghost")) : List.of(),
        List.of(),
        sourced(source, announced));
  }

  private static Announcement sourced(@Nullable String source, int announced) {
    return new Announcement(april(announced), List.of(), null, source, null);
  }
}
