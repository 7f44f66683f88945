package org.tariffledger.commands;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// April 2025, as far as tests need it.
final class Facts {

  static final Instant APRIL_2 = Instant.parse("2025-04-02T20:00:00Z");
  static final Instant APRIL_4 = Instant.parse("2025-04-04T10:00:00Z");
  static final Instant APRIL_9 = Instant.parse("2025-04-09T04:01:00Z");
  static final Instant APRIL_10 = Instant.parse("2025-04-10T04:01:00Z");
  static final Instant JULY_9 = Instant.parse("2025-07-09T04:01:00Z");

  static final ProgrammeId RECIPROCAL = new ProgrammeId("US-IEEPA-RECIPROCAL");
  static final ProgrammeId ANSWER = new ProgrammeId("CN-ANN-4-6");

  static RegisterProgramme reciprocal() {
    return new RegisterProgramme(
        RECIPROCAL, new EconomyCode("US"), "Reciprocal tariffs", null, Announcement.at(APRIL_2));
  }

  static RegisterProgramme answer() {
    return new RegisterProgramme(
        ANSWER, new EconomyCode("CN"), "Announcements 4 to 6", null, Announcement.at(APRIL_4));
  }

  /// The United States on one economy: `us-reciprocal-jp`.
  static ImposeTariff reciprocalOn(String economy, String percent) {
    return imposed("us-reciprocal-" + economy.toLowerCase(java.util.Locale.ROOT), economy, percent);
  }

  static ImposeTariff imposed(String id, String economy, String percent) {
    return new ImposeTariff(
        new MeasureId(id),
        new EconomyCode("US"),
        RECIPROCAL,
        Targets.only(Target.of(economy)),
        Products.ALL,
        percent(percent),
        Announcement.at(APRIL_2),
        APRIL_9,
        null);
  }

  static Retaliate chinaAnswers(String measure) {
    return new Retaliate(
        List.of(new MeasureId(measure)),
        new MeasureId("cn-answer-us"),
        new EconomyCode("CN"),
        ANSWER,
        Targets.only(Target.of("US")),
        Products.ALL,
        percent("34"),
        null,
        null,
        Announcement.at(APRIL_4),
        APRIL_10,
        null);
  }

  static Pause paused(String measure, @Nullable Instant until) {
    return new Pause(
        new MeasureId(measure),
        Announcement.at(APRIL_9),
        APRIL_10,
        until,
        new Residual.Charges(percent("10")));
  }

  static Lift lifted(String measure) {
    return new Lift(new MeasureId(measure), Announcement.at(JULY_9), JULY_9);
  }

  static Duty percent(String percent) {
    return new Duty.AdValorem(Percent.of(percent));
  }

  private Facts() {}
}
