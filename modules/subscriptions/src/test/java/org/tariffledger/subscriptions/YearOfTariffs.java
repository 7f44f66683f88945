package org.tariffledger.subscriptions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;

/// A year with one of everything that the clock brings, in acts of which each is recorded on a day.
final class YearOfTariffs {

  static final EconomyCode US = new EconomyCode("US");
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant LAST = Instant.parse("2027-01-01T00:00:00Z");

  record DatedAct(Instant recorded, List<Command> commands) {}

  static List<DatedAct> acts() {
    var acts = new ArrayList<DatedAct>();
    acts.add(
        act(
            "01-01",
            programme("RECIPROCAL"),
            programme("STEEL"),
            programme("PHONES"),
            new DeclareCoverage(
                US, CoverageState.COMPLETE, Instant.parse("2025-01-01T00:00:00Z"), said("01-01")),
            new RegisterGroup(
                new GroupId("ALLIES"), "Allies", List.of(member("GB", "07-01")), said("01-01")),
            new RegisterProductList(new ProductListId("PHONE-LIST"), US, "Phones", said("01-01"))));
    acts.add(
        act(
            "01-10",
            impose(
                "world",
                "RECIPROCAL",
                targets("WORLD"),
                Products.ALL,
                "10",
                "01-10",
                "02-01",
                null),
            impose(
                "japan", "RECIPROCAL", targets("JP"), Products.ALL, "24", "01-10", "02-01", null),
            impose(
                "steel",
                "STEEL",
                targets("WORLD"),
                goods("7208", "7301"),
                "25",
                "01-10",
                "04-01",
                "09-01"),
            impose(
                "allies",
                "RECIPROCAL",
                targets("ALLIES"),
                Products.ALL,
                "5",
                "01-10",
                "02-01",
                null)));
    // Announced for August, recorded long before.
    acts.add(
        act(
            "01-20",
            new ChangeDuty(
                new MeasureId("world"), duty("12"), said("08-01"), day("08-15"), null, null)));
    acts.add(
        act(
            "02-15",
            new Pause(
                new MeasureId("japan"),
                said("02-15"),
                day("03-01"),
                day("06-01"),
                residual("10"))));
    acts.add(
        act(
            "03-10",
            new SetStackingRule(
                new RuleId("metals"),
                US,
                new ProgrammeId("STEEL"),
                Trigger.COVERED,
                new ProgrammeId("RECIPROCAL"),
                null,
                day("05-01"),
                day("08-10"),
                said("03-10"))));
    acts.add(
        act(
            "04-20",
            impose(
                "phones",
                "PHONES",
                targets("CN"),
                goods("PHONE-LIST"),
                "7",
                "04-20",
                "04-25",
                null)));
    acts.add(act("05-05", phones("05-05", "06-15", "851713")));
    // Entered late: in force since the day before yesterday.
    acts.add(
        act(
            "06-20",
            impose("late", "STEEL", targets("CN"), goods("76"), "50", "06-17", "06-18", null)));
    acts.add(
        act(
            "10-01",
            new ChangeGroupMembers(
                new GroupId("ALLIES"), List.of(member("CA", "11-01")), said("10-01")),
            new Lift(new MeasureId("japan"), said("10-01"), day("12-01"))));
    return acts;
  }

  static Instant day(String day) {
    return Instant.parse("2026-" + day + "T00:00:00Z");
  }

  private static DatedAct act(String day, Command... commands) {
    return new DatedAct(day(day).plusSeconds(3600), List.of(commands));
  }

  static Announcement said(String day) {
    return new Announcement(day(day), List.of(), "As a person said.", null, "row " + day);
  }

  static RegisterProgramme programme(String id) {
    return new RegisterProgramme(
        new ProgrammeId(id), US, id, Selection.MOST_SPECIFIC, said("01-01"));
  }

  private static Membership member(String economy, String from) {
    return new Membership(new EconomyCode(economy), day(from), null);
  }

  private static PublishProductList phones(String said, String from, String code) {
    return new PublishProductList(
        new ProductListId("PHONE-LIST"),
        List.of(new ProductCode(code)),
        null,
        day(from),
        said(said));
  }

  static ImposeTariff impose(
      String id,
      String programme,
      Targets targets,
      Products products,
      String percent,
      String said,
      String from,
      @Nullable String until) {
    return new ImposeTariff(
        new MeasureId(id),
        US,
        new ProgrammeId(programme),
        targets,
        products,
        duty(percent),
        null,
        null,
        said(said),
        day(from),
        until == null ? null : day(until));
  }

  static Duty duty(String percent) {
    return new Duty.AdValorem(new Percent(new BigDecimal(percent)));
  }

  private static Residual residual(String percent) {
    return new Residual.Charges(duty(percent));
  }

  static Targets targets(String target) {
    return Targets.only(
        switch (target) {
          case "WORLD" -> new Target.World();
          case "ALLIES" -> new Target.Group(new GroupId(target));
          default -> new Target.Economy(new EconomyCode(target));
        });
  }

  static Products goods(String... goods) {
    return new Products(
        List.of(goods).stream()
            .<Goods>map(
                one ->
                    Character.isLetter(one.charAt(0))
                        ? new Goods.Listed(new ProductListId(one))
                        : new Goods.Heading(new ProductCode(one)))
            .toList(),
        List.of());
  }

  private YearOfTariffs() {}
}
