package org.tariffledger.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
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
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;

/// Short ways to say facts. A day of April 2025 is a number; acts are announced on the day given
/// first and take effect on the second.
public final class Facts {

  public static final EconomyCode US = new EconomyCode("US");
  public static final EconomyCode CN = new EconomyCode("CN");
  public static final EconomyCode JP = new EconomyCode("JP");
  public static final EconomyCode DE = new EconomyCode("DE");
  public static final EconomyCode EU = new EconomyCode("EU");

  public static Instant april(int day) {
    return LocalDate.of(2025, 4, 1).plusDays(day - 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  public static Announcement on(int day) {
    return Announcement.at(april(day));
  }

  public static Duty percent(String percent) {
    return new Duty.AdValorem(Percent.of(percent));
  }

  public static Residual residual(String percent) {
    return new Residual.Charges(percent(percent));
  }

  public static ProgrammeId programmeId(String id) {
    return new ProgrammeId(id);
  }

  public static MeasureId measureId(String id) {
    return new MeasureId(id);
  }

  public static ProductCode code(String code) {
    return new ProductCode(code);
  }

  public static Products goods(String... goods) {
    return new Products(List.of(goods).stream().map(Goods::of).toList(), List.of());
  }

  public static Targets at(String... targets) {
    return new Targets(List.of(targets).stream().map(Target::of).toList(), List.of());
  }

  public static ProgrammeRegistered programme(EconomyCode imposer, String id) {
    return programme(imposer, id, Selection.MOST_SPECIFIC);
  }

  public static ProgrammeRegistered programme(EconomyCode imposer, String id, Selection selection) {
    return new ProgrammeRegistered(programmeId(id), imposer, id, selection, on(1));
  }

  public static CoverageDeclared complete(EconomyCode importer) {
    return new CoverageDeclared(importer, CoverageState.COMPLETE, april(1), on(1));
  }

  public static TariffImposed imposed(
      String id, EconomyCode imposer, String programme, Targets targets, String duty) {
    return imposed(id, imposer, programme, targets, Products.ALL, percent(duty), 2, 5, null);
  }

  public static TariffImposed imposed(
      String id,
      EconomyCode imposer,
      String programme,
      Targets targets,
      Products products,
      Duty duty,
      int announced,
      int from,
      @Nullable Integer until) {
    return new TariffImposed(
        measureId(id),
        imposer,
        programmeId(programme),
        targets,
        products,
        duty,
        april(from),
        until == null ? null : april(until),
        List.of(),
        on(announced));
  }

  public static DutyChanged changed(String id, String duty, int announced, int from) {
    return new DutyChanged(
        measureId(id), percent(duty), april(from), List.of(), null, on(announced));
  }

  public static TariffPaused paused(
      String id, Residual residual, int announced, int from, @Nullable Integer until) {
    return new TariffPaused(
        measureId(id), april(from), until == null ? null : april(until), residual, on(announced));
  }

  public static TariffLifted lifted(String id, int announced, int from) {
    return new TariffLifted(measureId(id), april(from), on(announced));
  }

  public static ScopeChanged retargeted(String id, Targets targets, int announced, int from) {
    return new ScopeChanged(measureId(id), targets, null, april(from), null, on(announced));
  }

  public static ScopeChanged rescoped(String id, Products products, int announced, int from) {
    return new ScopeChanged(measureId(id), null, products, april(from), null, on(announced));
  }

  public static PauseExtended extended(String id, int announced, @Nullable Integer until) {
    return new PauseExtended(
        measureId(id), null, until == null ? null : april(until), on(announced));
  }

  public static TariffResumed resumed(String id, int announced, int from) {
    return new TariffResumed(measureId(id), april(from), on(announced));
  }

  public static ExemptionGranted granted(
      String id, Exemption exemption, int announced, int from, @Nullable Integer until) {
    return new ExemptionGranted(
        measureId(id),
        exemption,
        april(from),
        until == null ? null : april(until),
        null,
        on(announced));
  }

  public static ExemptionRevoked revoked(String id, String exemption, int announced, int from) {
    return new ExemptionRevoked(
        measureId(id), new ExemptionId(exemption), april(from), null, on(announced));
  }

  public static StepRescheduled rescheduled(
      String id, @Nullable Integer step, int announced, int from) {
    return new StepRescheduled(
        measureId(id), step == null ? null : april(step), april(from), on(announced));
  }

  public static TariffWithdrawn withdrawn(String id, int announced) {
    return new TariffWithdrawn(measureId(id), on(announced));
  }

  public static TariffAnnulled annulled(String id, int announced, int from) {
    return new TariffAnnulled(measureId(id), april(from), on(announced));
  }

  public static Exemption exemption(String id, Exemption.Effect effect, Predicate... when) {
    return new Exemption(new ExemptionId(id), List.of(when), effect);
  }

  public static Predicate claim(String claim) {
    return new Predicate.Claim(new ClaimName(claim));
  }

  public static Predicate among(String... goods) {
    return new Predicate.Products(goods(goods));
  }

  static List<Event> events(Decision<? extends Event> decision) {
    return List.copyOf(((Decision.Accepted<? extends Event>) decision).events());
  }

  /// Each as its code and its pointer.
  static List<String> refusals(Decision<? extends Event> decision) {
    return ((Decision.Refused<? extends Event>) decision)
        .refusals().stream().map(refusal -> refusal.code() + " " + refusal.pointer()).toList();
  }

  private Facts() {}
}
