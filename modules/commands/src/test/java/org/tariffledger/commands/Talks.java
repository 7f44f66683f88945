package org.tariffledger.commands;

import static org.tariffledger.commands.Facts.APRIL_2;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.StatementCommand.MakeStatement;
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementId;
import org.tariffledger.domain.StatementKind;
import org.tariffledger.domain.WithdrawalTerm;

/// The United States and Japan talk, as far as tests need it.
final class Talks {

  static final NegotiationId ID = new NegotiationId("us-jp");
  static final JointResponseId JOINT = new JointResponseId("cn-jp");
  static final EconomyCode US = new EconomyCode("US");
  static final EconomyCode CN = new EconomyCode("CN");
  static final EconomyCode JP = new EconomyCode("JP");

  private static final StatementId STATEMENT = new StatementId("us-threat");
  private static final Announcement SOURCED =
      new Announcement(APRIL_2, List.of(), null, "https://example.org/", null);

  static OpenNegotiation opening() {
    return opening(ID);
  }

  static OpenNegotiation opening(NegotiationId id) {
    return new OpenNegotiation(id, "Talks", List.of(US, JP), null, Announcement.at(APRIL_2));
  }

  static NegotiationOpened opened() {
    return new NegotiationOpened(ID, "Talks", List.of(US, JP), List.of(), Announcement.at(APRIL_2));
  }

  static ReachAgreement agreement(Instant announcedAt, Command... terms) {
    return agreement(ID, announcedAt, List.of(), terms);
  }

  static ReachAgreement agreement(
      NegotiationId id, Instant announcedAt, List<WithdrawalTerm> onWithdrawal, Command... terms) {
    return new ReachAgreement(
        id, "Framework", List.of(terms), onWithdrawal, Announcement.at(announcedAt));
  }

  static AgreementReached reached(Instant announcedAt, String... measures) {
    return new AgreementReached(
        ID,
        "Framework",
        Arrays.stream(measures).map(MeasureId::new).toList(),
        List.of(),
        measures.length,
        Announcement.at(announcedAt));
  }

  static MakeStatement statement() {
    return new MakeStatement(
        STATEMENT,
        StatementKind.THREAT,
        "The president",
        US,
        "Another 100 percent",
        null,
        null,
        null,
        null,
        null,
        SOURCED);
  }

  static StatementMade said() {
    return new StatementMade(
        STATEMENT,
        StatementKind.THREAT,
        "The president",
        US,
        "Another 100 percent",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        SOURCED);
  }

  static ProposeJointResponse proposal(String measure) {
    return new ProposeJointResponse(
        JOINT,
        "Together",
        CN,
        List.of(JP),
        List.of(new MeasureId(measure)),
        Announcement.at(APRIL_2));
  }

  private Talks() {}
}
