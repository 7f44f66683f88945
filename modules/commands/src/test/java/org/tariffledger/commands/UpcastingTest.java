package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.commands.Facts.APRIL_9;
import static org.tariffledger.commands.Facts.JULY_9;
import static org.tariffledger.commands.Facts.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.tariffledger.commands.EventNames.UnknownEvent;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Trigger;
import tools.jackson.databind.node.ObjectNode;

/// What an earlier release stored is read by a later one: by the aggregate, by whoever follows the
/// events, and by the reader that the rate book is built from.
@ParameterizedClass
@EnumSource
class UpcastingTest {

  /// The release in which `tariff-imposed` has a revision 3: another second one is made up, that
  /// had a bare `percent` where today's form has a `duty`.
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(CommandsConfiguration.class)
  static class NextRelease {

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer() {
      return new EventSerializer(
          new EventRevisions(
              Map.of("tariff-imposed", List.of(UnaryOperator.identity(), NextRelease::withDuty))));
    }

    private static ObjectNode withDuty(ObjectNode older) {
      var newer = older.deepCopy();
      newer.putObject("duty").put("type", "adValorem").set("percent", older.get("percent"));
      newer.remove("percent");
      return newer;
    }
  }

  private static final MeasureId JAPAN = new MeasureId("us-reciprocal-jp");
  private static final ChangeDuty CHANGE =
      new ChangeDuty(JAPAN, percent("15"), Announcement.at(APRIL_9), JULY_9, null, null);

  private static final RegisterProgramme AUTOS =
      new RegisterProgramme(
          new ProgrammeId("US-232-AUTOS"),
          new EconomyCode("US"),
          "Cars",
          null,
          Announcement.at(APRIL_9));
  private static final SetStackingRule RULE =
      new SetStackingRule(
          new RuleId("autos-displace"),
          new EconomyCode("US"),
          AUTOS.id(),
          Trigger.COVERED,
          Facts.RECIPROCAL,
          APRIL_9,
          null,
          Announcement.at(APRIL_9));

  private static final RegisterProductList LIST =
      new RegisterProductList(
          new ProductListId("L3"), new EconomyCode("US"), "List 3", Announcement.at(APRIL_9));
  private static final PublishProductList PUBLISHED =
      new PublishProductList(
          LIST.id(), List.of(new ProductCode("9018")), null, APRIL_9, Announcement.at(APRIL_9));

  private final String url;
  private final TestLedger today;

  UpcastingTest(Database database) {
    url = database.newUrl();
    today = TestLedger.at(url);
  }

  @AfterEach
  void close() {
    today.close();
  }

  @Test
  void rows_of_an_older_revision_are_read_by_everybody() {
    var before = recordInTheOlderForm();
    try (var next = nextRelease()) {
      assertThat(entries(next)).isEqualTo(before);
      assertThat(next.all().stream().map(Stored::entry).toList()).isEqualTo(before);
      try (var tracked = next.context().getBean(EventStore.class).openStream(null)) {
        for (var entry : before) {
          assertThat(tracked.nextAvailable().getPayload()).isEqualTo(entry.event());
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void a_measure_goes_on_from_rows_of_an_older_revision_in_the_newest() {
    recordInTheOlderForm();
    try (var next = nextRelease()) {
      next.record(Facts.reciprocalOn("JP", "24"));
      assertThat(next.all()).hasSize(2);
      next.record(CHANGE);
      next.record(Facts.reciprocalOn("KR", "25"));
      assertThat(revisions(next, "tariff-imposed")).containsExactly("2", "3");
      assertThat(entries(next).get(2).event()).isInstanceOf(DutyChanged.class);
      assertThat(entries(next).get(3).event()).isInstanceOf(TariffImposed.class);
    }
  }

  @Test
  void a_release_does_not_read_what_a_later_one_stored() {
    recordInTheOlderForm();
    try (var next = nextRelease()) {
      next.record(Facts.reciprocalOn("KR", "25"));
    }
    today.jdbc().sql("delete from event where revision = '2' and name = 'tariff-imposed'").update();
    assertThatThrownBy(today::all).isInstanceOf(UnknownEvent.class);
  }

  @Test
  void a_change_of_duty_stored_before_it_could_speak_of_later_changes_still_counts() {
    today.record(Facts.reciprocal());
    today.record(Facts.reciprocalOn("JP", "24"), CHANGE);
    var before = entries(today);
    assertThat(revisions(today, "duty-changed")).containsExactly("2");
    today.jdbc().sql("update event set revision = '1' where name = 'duty-changed'").update();
    assertThat(entries(today)).isEqualTo(before);
    try (var restarted = TestLedger.at(url)) {
      restarted.record(CHANGE);
      assertThat(restarted.all()).hasSize(3);
    }
  }

  @Test
  void measures_and_rules_stored_before_they_could_speak_of_shares_read_as_they_did() {
    today.record(Facts.reciprocal());
    today.record(Facts.reciprocalOn("JP", "24"), AUTOS, RULE);
    var before = entries(today);
    for (var name : List.of("tariff-imposed", "stacking-rule-set")) {
      assertThat(revisions(today, name)).containsExactly("2");
      today
          .jdbc()
          .sql("update event set revision = '1', payload = ? where name = ?")
          .param(withoutWhatIsNew(name))
          .param(name)
          .update();
    }
    assertThat(entries(today)).isEqualTo(before);
    try (var restarted = TestLedger.at(url)) {
      restarted.record(Facts.reciprocalOn("JP", "24"), RULE);
      assertThat(restarted.all()).hasSameSizeAs(before);
    }
  }

  @Test
  void lists_stored_before_they_could_be_a_part_read_as_whole() {
    today.record(LIST, PUBLISHED);
    var before = entries(today);
    assertThat(revisions(today, "product-list-published")).containsExactly("2");
    today
        .jdbc()
        .sql("update event set revision = '1', payload = ? where name = 'product-list-published'")
        .param(withoutWhatIsNew("product-list-published"))
        .update();
    assertThat(entries(today)).isEqualTo(before);
    try (var restarted = TestLedger.at(url)) {
      restarted.record(PUBLISHED);
      assertThat(restarted.all()).hasSameSizeAs(before);
    }
  }

  private byte[] withoutWhatIsNew(String name) {
    var stored =
        today
            .jdbc()
            .sql("select payload from event where name = ?")
            .param(name)
            .query(byte[].class)
            .single();
    var json = (ObjectNode) LedgerJson.mapper().readTree(stored);
    return LedgerJson.mapper()
        .writeValueAsBytes(
            json.without(List.of("basis", "conditions", "share", "extent", "within")));
  }

  private List<Recorded<Event>> recordInTheOlderForm() {
    today.record(Facts.reciprocal());
    today.record(Facts.reciprocalOn("JP", "24"));
    var asRecorded = entries(today);
    var payload =
        today
            .jdbc()
            .sql("select payload from event where name = 'tariff-imposed'")
            .query(byte[].class)
            .single();
    var json = (ObjectNode) LedgerJson.mapper().readTree(payload);
    json.set("percent", json.get("duty").get("percent"));
    json.remove("duty");
    today
        .jdbc()
        .sql("update event set payload = ? where name = 'tariff-imposed'")
        .param(LedgerJson.mapper().writeValueAsBytes(json))
        .update();
    return asRecorded;
  }

  private TestLedger nextRelease() {
    return TestLedger.of(
        NextRelease.class, url, "spring.main.allow-bean-definition-overriding=true");
  }

  private static List<Recorded<Event>> entries(TestLedger ledger) {
    var entries = new ArrayList<Recorded<Event>>();
    ledger.reader().readEntries(0, entries::add);
    return entries;
  }

  private static List<String> revisions(TestLedger ledger, String name) {
    return ledger
        .jdbc()
        .sql("select revision from event where name = ? order by position")
        .param(name)
        .query(String.class)
        .list();
  }
}
