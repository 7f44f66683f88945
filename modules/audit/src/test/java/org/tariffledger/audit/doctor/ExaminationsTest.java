package org.tariffledger.audit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.audit.doctor.Check.Status;
import org.tariffledger.commands.CommandsConfiguration;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.ProjectionsConfiguration;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.BareServer;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.SubscriptionsConfiguration;
import org.tariffledger.subscriptions.WrittenLog;
import org.tariffledger.subscriptions.kafka.KafkaChannel;
import org.tariffledger.subscriptions.kafka.KafkaConfiguration;
import org.tariffledger.subscriptions.secrets.MasterKey;
import org.tariffledger.subscriptions.webhooks.SurveyTaker;
import org.tariffledger.subscriptions.webhooks.Webhook;
import org.tariffledger.subscriptions.webhooks.Webhooks;
import org.tariffledger.subscriptions.webhooks.WebhooksConfiguration;

/// Each thing that the doctor looks at, when it is not as it should be and when it is again. A
/// server without HTTP, of which nobody answers the brokers of Kafka and nobody sends webhooks.
class ExaminationsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Clock CLOCK = Clock.systemUTC();

  private static ConfigurableApplicationContext node;
  private static JdbcClient jdbc;
  private static LedgerHead head;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({
    CommandsConfiguration.class,
    ProjectionsConfiguration.class,
    SubscriptionsConfiguration.class,
    WebhooksConfiguration.class,
    KafkaConfiguration.class
  })
  static class Modules {}

  @BeforeAll
  static void start() {
    node =
        BareServer.start(
            Modules.class,
            Database.H2.newUrl(),
            List.of(
                "tariff-ledger.change-log=false",
                "tariff-ledger.kafka.servers=127.0.0.1:1",
                "tariff-ledger.kafka.topic=changes",
                "logging.level.org.tariffledger=off"),
            context -> {
              context.registerBean(Clock.class, Clock::systemUTC);
              context.registerBean(
                  MasterKey.class, () -> new MasterKey(() -> "a key of the tests".repeat(2)));
            });
    node.getBean("webhookDispatcher", SmartLifecycle.class).stop();
    jdbc = node.getBean(JdbcClient.class);
    head = node.getBean(LedgerHead.class);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void warns(Examination examination, String measured) {
    var check = examination.look();
    assertThat(check.status()).as("%s", check).isEqualTo(Status.WARNING);
    assertThat(check.measured()).contains(measured);
    assertThat(check.advice()).isNotEmpty();
  }

  private static void fails(Examination examination, String measured) {
    var check = examination.look();
    assertThat(check.status()).as("%s", check).isEqualTo(Status.FAILED);
    assertThat(check.measured()).contains(measured);
    assertThat(check.advice()).isNotEmpty();
  }

  private static void isWell(Examination examination, String measured) {
    var check = examination.look();
    assertThat(check.status()).as("%s", check).isEqualTo(Status.OK);
    assertThat(check.measured()).contains(measured);
    assertThat(check.advice()).isEmpty();
  }

  @Test
  void clocks_that_are_apart_are_told_whichever_is_ahead() {
    isWell(new ClocksExamination(jdbc, CLOCK), "0 ms apart");
    for (var apart : List.of(Duration.ofSeconds(3), Duration.ofSeconds(-3))) {
      warns(new ClocksExamination(jdbc, Clock.offset(CLOCK, apart)), "ms apart");
    }
    isWell(new ClocksExamination(jdbc, Clock.offset(CLOCK, Duration.ofSeconds(1))), "ms apart");
  }

  @Test
  void what_is_recorded_and_not_in_the_rate_book_is_told() {
    var examination = new RateBookExamination(node.getBean(RateBook.class), head);
    await(() -> examination.look().status() == Status.OK);
    whileTheHeadIsAt(5, CLOCK.instant(), () -> warns(examination, "0 entries, 5 recorded"));
    isWell(examination, "0 entries, 0 recorded");
    warns(
        new RateBookExamination(new RateBook(_ -> ""), head),
        "0 entries, 0 recorded, still being built");
  }

  @Test
  void a_store_of_which_the_head_is_elsewhere_has_failed() {
    isWell(new StoreExamination(jdbc), "0 events, the head at 0");
    whileTheHeadIsAt(
        5,
        CLOCK.instant(),
        () -> fails(new StoreExamination(jdbc), "0 events, the head at 5, positions from 1 to 0"));
  }

  @Test
  void a_record_that_is_ahead_of_the_clock_is_told() {
    var examination = new RecordTimesExamination(jdbc, head, CLOCK);
    isWell(examination, "none goes back");
    whileTheHeadIsAt(
        0, CLOCK.instant().plusSeconds(60), () -> warns(examination, "s ahead of the clock"));
  }

  @Test
  void a_change_log_that_is_behind_is_told_where_it_is_written_and_one_that_is_ahead_has_failed() {
    var examination = new ChangeLogExamination(jdbc, head, true);
    isWell(examination, "of 0 positions, 0 recorded");
    whileTheHeadIsAt(
        5,
        CLOCK.instant(),
        () -> {
          warns(examination, "of 0 positions, 5 recorded");
          isWell(new ChangeLogExamination(jdbc, head, false), "it is not written here");
        });
    jdbc.sql("update change_head set position = 7").update();
    fails(examination, "of 7 positions, 0 recorded");
    jdbc.sql("update change_head set position = 0").update();
  }

  @Test
  void every_trouble_with_webhooks_is_told() {
    var examination = new WebhooksExamination(jdbc, node.getBean(SurveyTaker.class), CLOCK);
    isWell(examination, "0 deliveries wait");
    hook();
    isWell(examination, "0 deliveries wait");

    tell(1);
    warns(examination, "1 webhooks have not looked at what is new");
    jdbc.sql("update webhook set hold_ms = ?").param(CLOCK.millis() + 60_000).update();
    isWell(examination, "0 deliveries wait");
    jdbc.sql("update webhook set hold_ms = 0, position = 1000000").update();

    deliver(Duration.ofMinutes(9), Duration.ZERO);
    isWell(examination, "1 deliveries wait");
    deliver(Duration.ofMinutes(11), Duration.ZERO);
    warns(examination, "one waits for 66");
    deliver(Duration.ofMinutes(11), Duration.ofMinutes(11));
    warns(examination, "1 calls were begun and not ended");
    jdbc.sql("delete from webhook_delivery").update();

    jdbc.sql("update webhook_secret set sealed_by = 'another'").update();
    warns(examination, "1 have secrets under another key");
    jdbc.sql("delete from webhook_secret").update();
    jdbc.sql("update webhook set state = 'disabled'").update();
    warns(examination, "1 webhooks are disabled");
    jdbc.sql("delete from webhook").update();
    isWell(examination, "0 deliveries wait");
  }

  private static void hook() {
    var wanted =
        new Webhook.Wanted(
            URI.create("https://receiver.example/changes"),
            null,
            ChangeFilter.ALL,
            Webhook.Order.PARALLEL,
            Webhook.Signatures.V1,
            Webhook.CONCURRENCY_DEFAULT,
            Webhook.PER_SECOND_DEFAULT);
    var last = node.getBean(ChangeFeed.class).headNow().sequence() - 1;
    node.getBean(Webhooks.class).create("one", "owner", wanted, last, null);
  }

  private static void deliver(Duration dueSince, Duration leftSince) {
    var now = CLOCK.millis();
    jdbc.sql("delete from webhook_delivery").update();
    jdbc.sql(
            "insert into webhook_delivery (webhook, number, state, attempts, calls, due_ms,"
                + " lease_ms, fence) values ('one', 0, 'pending', 0, 0, ?, ?, 0)")
        .params(now - dueSince.toMillis(), leftSince.isZero() ? 0 : now - leftSince.toMillis())
        .update();
  }

  @Test
  void a_topic_that_nobody_takes_and_one_that_is_far_behind_are_told() {
    var channel = node.getBean(KafkaChannel.class);
    var examination = new KafkaExamination(channel);
    await(() -> examination.look().measured().startsWith("failing since "));
    warns(examination, "changes behind: ");

    var last = tell(10_001);
    jdbc.sql("update kafka_position set holder = 'another', held_until = ?, position = ?")
        .params(java.sql.Timestamp.from(CLOCK.instant().plusSeconds(600)), last - 10_001)
        .update();
    await(() -> examination.look().measured().startsWith("another server publishes"));
    warns(examination, "another server publishes, 10001 changes behind");
    jdbc.sql("update kafka_position set position = ?").param(last - 10_000).update();
    await(() -> examination.look().status() == Status.OK);
    isWell(examination, "another server publishes, 10000 changes behind");
  }

  /// Changes as the ledger would write them; answers the last sequence.
  private static long tell(int count) {
    var feed = node.getBean(ChangeFeed.class);
    return WrittenLog.tell(
            count, _ -> new byte[] {'{', '}'}, node.getBean(JdbcTemplate.class), feed)
        + count
        - 1;
  }

  /// As if so much was recorded.
  private static void whileTheHeadIsAt(long position, Instant recordedAt, Runnable look) {
    var update = "update ledger_head set position = ?, recorded_us = ?";
    jdbc.sql(update).params(position, recordedAt.toEpochMilli() * 1_000).update();
    try {
      look.run();
    } finally {
      jdbc.sql(update).params(0, 0).update();
    }
  }

  private static void await(Supplier<Boolean> holds) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.get()) {
      assertThat(System.nanoTime() - until).isNegative();
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
