package org.tariffledger.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be recorded of one statement. It never moves a rate.
public sealed interface StatementCommand extends DiplomacyCommand {

  int SPEAKER_CHARS_MAX = 200;
  int TEXT_CHARS_MAX = 2_000;
  int LINKS_MAX = 100;

  StatementId statement();

  /// Somebody said something: `economy` is whose it is, if it speaks for one; `addressees` whom it
  /// warns.
  record MakeStatement(
      StatementId id,
      StatementKind kind,
      String speaker,
      @Nullable EconomyCode economy,
      String text,
      @Nullable List<EconomyPair> about,
      @Nullable List<MeasureId> measures,
      @Nullable List<NegotiationId> negotiations,
      @Nullable List<JointResponseId> jointResponses,
      @Nullable List<EconomyCode> addressees,
      Announcement announcement)
      implements StatementCommand {

    public MakeStatement {
      Texts.atMost(SPEAKER_CHARS_MAX, speaker, "A speaker");
      Texts.atMost(TEXT_CHARS_MAX, text, "A text");
      about = Texts.few(LINKS_MAX, about, "pairs");
      measures = Texts.few(LINKS_MAX, measures, "measures");
      negotiations = Texts.few(LINKS_MAX, negotiations, "negotiations");
      jointResponses = Texts.few(LINKS_MAX, jointResponses, "joint responses");
      addressees = Texts.few(LINKS_MAX, addressees, "addressees");
    }

    @Override
    public List<EconomyPair> about() {
      return Objects.requireNonNull(about);
    }

    @Override
    public List<MeasureId> measures() {
      return Objects.requireNonNull(measures);
    }

    @Override
    public List<NegotiationId> negotiations() {
      return Objects.requireNonNull(negotiations);
    }

    @Override
    public List<JointResponseId> jointResponses() {
      return Objects.requireNonNull(jointResponses);
    }

    @Override
    public List<EconomyCode> addressees() {
      return Objects.requireNonNull(addressees);
    }

    @Override
    public StatementId statement() {
      return id;
    }
  }

  /// The statement was never made.
  record RetractStatement(StatementId statement, Announcement announcement)
      implements StatementCommand {}
}
