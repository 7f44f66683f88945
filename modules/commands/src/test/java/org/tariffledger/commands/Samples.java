package org.tariffledger.commands;

import static org.tariffledger.commands.Facts.APRIL_10;
import static org.tariffledger.commands.Facts.APRIL_2;
import static org.tariffledger.commands.Facts.APRIL_9;
import static org.tariffledger.commands.Facts.JULY_9;
import static org.tariffledger.commands.Facts.percent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EconomyPair;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.JointResponseEvent.JointResponseAssented;
import org.tariffledger.domain.JointResponseEvent.JointResponseDisputed;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseEvent.JointResponseProposed;
import org.tariffledger.domain.JointResponseEvent.JointResponseRefused;
import org.tariffledger.domain.JointResponseEvent.JointResponseWithdrawn;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ExemptionRevoked;
import org.tariffledger.domain.MeasureEvent.PauseExtended;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.StepRescheduled;
import org.tariffledger.domain.MeasureEvent.TariffAnnulled;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureEvent.TariffResumed;
import org.tariffledger.domain.MeasureEvent.TariffWithdrawn;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Nature;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.NegotiationEvent.NegotiationBrokenOff;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationEvent.NegotiationResumed;
import org.tariffledger.domain.NegotiationEvent.RoundHeld;
import org.tariffledger.domain.NegotiationEvent.RoundScheduled;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.ReferenceEvent.SuccessorsDeclared;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RoundOutcome;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Scheduled;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementEvent.StatementRetracted;
import org.tariffledger.domain.StatementId;
import org.tariffledger.domain.StatementKind;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.WithdrawalTerm;

/// One event of each kind, with everything it can say.
final class Samples {

  private static final EconomyCode US = new EconomyCode("US");
  private static final MeasureId MEASURE = new MeasureId("us-reciprocal-jp");
  private static final EconomyCode JAPAN = new EconomyCode("JP");
  private static final NegotiationId TALKS = new NegotiationId("us-jp-2025");
  private static final JointResponseId JOINT = new JointResponseId("cn-jp-kr-2025");
  private static final StatementId STATEMENT = new StatementId("us-jp-statement");
  private static final GroupId PARTNERS = new GroupId("ANNEX-I-PARTNERS");
  private static final ProgrammeId AUTOS = new ProgrammeId("US-232-AUTOS");
  private static final ExemptionId EXEMPTION = new ExemptionId("usmca");
  private static final RuleId RULE = new RuleId("232-autos-displace-reciprocal");

  private static final Announcement ANNOUNCEMENT =
      new Announcement(
          APRIL_2,
          List.of(
              new LegalBasis("EO 14257", "90 FR 15041", "https://www.federalregister.gov/"),
              new LegalBasis("IEEPA", null, null)),
          "reciprocal tariff, Annex I",
          "https://www.whitehouse.gov/",
          "row-17");

  private static final ProductListId LIST = new ProductListId("US-301-4A");
  private static final EditionId HTS = new EditionId("HTS-2025");

  static final List<Event> EVENTS =
      List.of(
          new TariffImposed(
              MEASURE,
              US,
              Facts.RECIPROCAL,
              new Targets(
                  List.of(Target.of("WORLD"), Target.of("JP"), Target.of("ANNEX-I-PARTNERS")),
                  List.of(Target.of("CA"))),
              new Products(
                  List.of(Goods.of("ALL"), Goods.of("8703.23")), List.of(Goods.of("9801"))),
              percent("24.5"),
              new Basis.Remainder(new NumericFact("share.usContent"), new BigDecimal("0.2")),
              List.of(new Predicate.QuotaInHand()),
              APRIL_9,
              JULY_9,
              List.of(new MeasureId("jp-answer")),
              ANNOUNCEMENT),
          new DutyChanged(
              MEASURE,
              new Duty.Prohibited(),
              Instant.parse("2025-04-09T04:01:00.000001Z"),
              List.of(new MeasureId("jp-answer")),
              Scheduled.CANCEL,
              Announcement.at(APRIL_9)),
          new ScopeChanged(
              MEASURE,
              Targets.only(Target.of("JP"), Target.of("KR")),
              new Products(List.of(Goods.of("8703")), List.of(Goods.of("870324"))),
              APRIL_10,
              Scheduled.KEEP,
              Announcement.at(APRIL_9)),
          new TariffPaused(
              MEASURE,
              APRIL_10,
              JULY_9,
              new Residual.Charges(percent("10")),
              Announcement.at(APRIL_9)),
          new PauseExtended(MEASURE, APRIL_10, JULY_9, Announcement.at(APRIL_10)),
          new TariffResumed(MEASURE, JULY_9, Announcement.at(APRIL_10)),
          new ExemptionGranted(
              MEASURE,
              new Exemption(
                  EXEMPTION,
                  List.of(
                      new Predicate.Claim(new ClaimName("USMCA")),
                      new Predicate.Products(
                          new Products(List.of(Goods.of("8471")), List.of(Goods.of("847130"))))),
                  Exemption.Effect.PROGRAMME_ANSWERS_ZERO),
              APRIL_10,
              JULY_9,
              Scheduled.CANCEL,
              Announcement.at(APRIL_9)),
          new ExemptionRevoked(
              MEASURE, EXEMPTION, JULY_9, Scheduled.KEEP, Announcement.at(APRIL_10)),
          new StepRescheduled(MEASURE, APRIL_9, APRIL_10, Announcement.at(APRIL_2)),
          new TariffWithdrawn(MEASURE, Announcement.at(APRIL_2)),
          new TariffAnnulled(MEASURE, JULY_9, Announcement.at(APRIL_10)),
          new EntryCorrected(MEASURE, 0, Nature.REISSUED, Announcement.at(APRIL_9)),
          new EntryRetracted(MEASURE, 3, Announcement.at(APRIL_9)),
          new TariffLifted(MEASURE, JULY_9, Announcement.at(JULY_9)),
          new ProgrammeRegistered(
              Facts.RECIPROCAL, US, "Reciprocal tariffs", Selection.MOST_SPECIFIC, ANNOUNCEMENT),
          new GroupRegistered(
              PARTNERS,
              "Partners of Annex I",
              List.of(new Membership(new EconomyCode("JP"), null, null)),
              ANNOUNCEMENT),
          new GroupMembersChanged(
              PARTNERS,
              List.of(new Membership(new EconomyCode("VN"), APRIL_9, JULY_9)),
              Announcement.at(APRIL_9)),
          new CoverageDeclared(
              new EconomyCode("EU"), CoverageState.COMPLETE, APRIL_2, Announcement.at(APRIL_2)),
          new StackingRuleSet(
              RULE,
              US,
              AUTOS,
              Trigger.COVERED,
              Facts.RECIPROCAL,
              new NumericFact("share.steel"),
              APRIL_9,
              JULY_9,
              Announcement.at(APRIL_2)),
          new StackingRuleEnded(US, RULE, JULY_9, Announcement.at(JULY_9)),
          new ProductListRegistered(LIST, US, "List 4A", ANNOUNCEMENT),
          new ProductListPublished(
              LIST,
              new Content(Digest.of("61091000\n"), 1),
              Extent.PARTIAL,
              List.of(new ProductCode("6109")),
              HTS,
              APRIL_9,
              Announcement.at(APRIL_2)),
          new SchedulePublished(
              US,
              HTS,
              Extent.WHOLE,
              new Content(Digest.of("lines"), 35_859),
              Digest.of("file"),
              APRIL_9,
              Announcement.at(APRIL_2)),
          new ColumnAssigned(
              US,
              new ScheduleColumn("S+"),
              new ClaimName("USMCA"),
              Targets.only(Target.of("CA"), Target.of("MX")),
              APRIL_9,
              JULY_9,
              Announcement.at(APRIL_2)),
          new SuccessorsDeclared(
              US,
              HTS,
              new ProductCode("85171200"),
              List.of(new ProductCode("85171300"), new ProductCode("85171400")),
              Announcement.at(APRIL_2)),
          new NegotiationOpened(
              TALKS, "Trade agreement", List.of(US, JAPAN), List.of(MEASURE), ANNOUNCEMENT),
          new RoundScheduled(TALKS, 1, APRIL_10, "Washington", Announcement.at(APRIL_9)),
          new RoundHeld(
              TALKS,
              1,
              RoundOutcome.AGREEMENT_TO_MEET_AGAIN,
              APRIL_10,
              "Washington",
              Announcement.at(APRIL_10)),
          new NegotiationBrokenOff(TALKS, US, Announcement.at(APRIL_10)),
          new NegotiationResumed(TALKS, Announcement.at(JULY_9)),
          new AgreementReached(
              TALKS,
              "Framework",
              List.of(MEASURE),
              List.of(
                  new WithdrawalTerm.Resumes(MEASURE),
                  new WithdrawalTerm.Charges(MEASURE, percent("24")),
                  new WithdrawalTerm.Lifts(new MeasureId("jp-answer"))),
              2,
              Announcement.at(JULY_9)),
          new AgreementWithdrawn(TALKS, "Framework", JAPAN, JULY_9, Announcement.at(JULY_9)),
          new JointResponseProposed(
              JOINT,
              "Joint response to the duty on cars",
              new EconomyCode("CN"),
              List.of(JAPAN, new EconomyCode("KR")),
              List.of(MEASURE),
              ANNOUNCEMENT),
          new JointResponseAssented(JOINT, JAPAN, Announcement.at(APRIL_9)),
          new JointResponseRefused(JOINT, JAPAN, Announcement.at(APRIL_9)),
          new JointResponseDisputed(
              JOINT, JAPAN, "That was somewhat exaggerated.", Announcement.at(APRIL_9)),
          new JointResponseWithdrawn(JOINT, JAPAN, Announcement.at(APRIL_10)),
          new JointResponseExecuted(
              JOINT, List.of(new MeasureId("jp-answer")), Announcement.at(APRIL_10)),
          new StatementMade(
              STATEMENT,
              StatementKind.JOINT_STATEMENT,
              "The presidents",
              US,
              "We shall meet again.",
              List.of(new EconomyPair(US, JAPAN)),
              List.of(MEASURE),
              List.of(TALKS),
              List.of(JOINT),
              List.of(new EconomyCode("CN")),
              ANNOUNCEMENT),
          new StatementRetracted(STATEMENT, Announcement.at(APRIL_10)));

  private Samples() {}
}
