package org.tariffledger.subscriptions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.subscriptions.webhooks.HookNode.await;
import static org.tariffledger.subscriptions.webhooks.HookNode.wanted;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.Expected;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.webhooks.Receiver.Call;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Reason;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhook.State;
import org.tariffledger.subscriptions.webhooks.Webhook.Wanted;

/// Changes that are sent to receivers who answer well, badly, late or not at all.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
class WebhookDeliveryTest {

  private static final Expected ANYTHING = new Expected.Anything();

  @Parameter Database database;

  private final Receiver receiver = new Receiver();
  private HookNode node;

  @BeforeEach
  void start() {
    node = HookNode.at(database.newUrl());
  }

  @AfterEach
  void stop() {
    node.close();
    receiver.close();
  }

  @Test
  void every_change_comes_with_its_bytes_and_a_signature_that_the_libraries_of_others_accept()
      throws Exception {
    var secret = node.hook("one", both(receiver.url()));
    var told = node.tell(30);
    await("all came", () -> receiver.accepted().size() == 30);
    assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(told);
    for (var call : receiver.calls()) {
      new com.standardwebhooks.Webhook(secret).verify(call.body(), headers(call));
      new com.svix.Webhook(secret).verify(call.body(), headers(call));
      assertThat(call.type()).isEqualTo("application/cloudevents+json");
      assertThat(call.id()).doesNotContain(".");
      var sequence = Long.parseLong(call.id().substring(call.id().length() - 20));
      assertThat(call.body()).isEqualTo(HookNode.body(sequence));
    }
    var another = new com.standardwebhooks.Webhook(SigningKey.make().key().secret());
    var first = receiver.calls().getFirst();
    assertThatThrownBy(() -> another.verify(first.body(), headers(first))).isNotNull();
    await("counted", () -> node.counts("one").delivered() == 30);
  }

  private static Wanted both(String url) {
    return new Wanted(
        URI.create(url), "Both", ChangeFilter.ALL, Order.PARALLEL, Signatures.V1_AND_V1A, 4, 100);
  }

  private static Map<String, List<String>> headers(Call call) {
    return Map.of(
        "webhook-id",
        List.of(call.id()),
        "webhook-timestamp",
        List.of(call.timestamp()),
        "webhook-signature",
        List.of(call.signature()));
  }

  @Test
  void a_receiver_that_fails_at_random_gets_everything_and_repeats_have_the_same_id() {
    var random = new Random(7);
    receiver.answering(_ -> random.nextInt(3) == 0 ? 500 : 200);
    node.hook("one", receiver.url(), Order.PARALLEL);
    var told = node.tell(300);
    await("all came", () -> node.counts("one").delivered() == 300);
    assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(receiver.calls()).hasSizeGreaterThan(300);
    assertThat(node.counts("one").failed()).isZero();
    assertThat(node.counts("one").lastError()).isNotNull();
  }

  @Test
  void in_strict_order_nothing_comes_before_what_was_before_it_however_often_that_fails() {
    var random = new Random(7);
    receiver.answering(_ -> random.nextInt(3) == 0 ? 503 : 200);
    node.hook("one", receiver.url(), Order.STRICT);
    var told = node.tell(60);
    await("all came", () -> receiver.accepted().size() == 60);
    assertThat(receiver.accepted()).containsExactlyElementsOf(told);
    assertThat(receiver.mostOpen()).isEqualTo(1);
  }

  @Test
  void only_what_is_wanted_is_sent_from_where_it_is_wanted() {
    var told = node.tell(5);
    var filter = new ChangeFilter(List.of(), new EconomyCode("CN"), null, null);
    var chinese =
        new Wanted(URI.create(receiver.url()), null, filter, Order.STRICT, Signatures.V1, 1, 100);
    node.hook("chinese", chinese);
    node.webhooks().create("late", "owner", wanted(receiver.url(), Order.STRICT), 2, null);
    await("all came", () -> receiver.accepted().size() == 2);
    await("all looked through", () -> node.find("chinese").position() == 4);
    assertThat(receiver.accepted()).containsExactlyElementsOf(told.subList(3, 5));
  }

  @Test
  void however_many_wait_the_queue_is_bounded_and_nothing_is_lost() {
    receiver.answering(_ -> 500);
    node.hook("one", receiver.url(), Order.STRICT);
    var told = node.tell(3_000);
    await("full", () -> node.counts("one").pending() == Queue.WINDOW);
    HookNode.pause(700);
    assertThat(node.counts("one").pending()).isEqualTo(Queue.WINDOW);
    receiver.answering(_ -> 200);
    node.webhooks()
        .change(
            node.find("one"), ANYTHING, _ -> wanted(receiver.url(), Order.PARALLEL), State.ACTIVE);
    await("all came", () -> node.counts("one").delivered() == 3_000);
    assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(rows("webhook_delivery")).isLessThanOrEqualTo(2 * Queue.DELIVERED_KEPT);
  }

  private long rows(String table) {
    var count = node.jdbc().queryForObject("select count(*) from " + table, Long.class);
    return count == null ? -1 : count;
  }

  @Test
  void a_receiver_that_is_gone_disables_its_webhook_and_its_owner_hears_of_it_elsewhere() {
    try (var other = new Receiver()) {
      receiver.answering(_ -> 410);
      node.hook("gone", receiver.url(), Order.PARALLEL);
      node.webhooks().create("other", "owner", wanted(other.url(), Order.STRICT), 99, null);
      node.webhooks().create("stranger", "else", wanted(other.url(), Order.STRICT), 99, null);
      var told = node.tell(5);
      await("disabled", () -> node.find("gone").state() == State.DISABLED);
      assertThat(node.find("gone").reason()).isEqualTo(Reason.GONE);
      await("told", () -> !other.calls().isEmpty());
      assertThat(other.calls().getFirst().body())
          .contains("org.tariffledger.webhook.disabled", "\"gone\"");

      receiver.answering(_ -> 200);
      node.webhooks().change(node.find("gone"), ANYTHING, wanted -> wanted, State.ACTIVE);
      await("all came", () -> receiver.accepted().size() == 5);
      assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(told);
      assertThat(other.calls()).hasSize(1);
      assertThat(node.find("gone").reason()).isNull();
    }
  }

  @Test
  void who_asks_for_patience_is_left_alone() {
    receiver
        .answering(_ -> receiver.calls().isEmpty() ? 429 : 200)
        .writing(
            exchange -> {
              if (receiver.calls().size() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
              }
            });
    node.hook("one", slow(receiver.url(), 1, 1_000));
    var told = node.tell(3);
    var began = Instant.now();
    await("all came", () -> receiver.accepted().size() == 3);
    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(800));
    assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(receiver.calls()).hasSize(4);
  }

  private static Wanted slow(String url, int concurrency, int perSecond) {
    return new Wanted(
        URI.create(url),
        null,
        ChangeFilter.ALL,
        Order.PARALLEL,
        Signatures.V1,
        concurrency,
        perSecond);
  }

  @Test
  void no_more_calls_are_made_at_once_or_in_a_second_than_are_wanted() {
    receiver.writing(_ -> HookNode.pause(30));
    node.hook("one", slow(receiver.url(), 3, 10));
    node.tell(25);
    var began = Instant.now();
    await("all came", () -> receiver.accepted().size() == 25);
    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(1_500));
    assertThat(receiver.mostOpen()).isBetween(2, 3);
  }

  @Test
  void a_redirect_is_not_followed() {
    try (var elsewhere = new Receiver()) {
      receiver
          .answering(_ -> 307)
          .writing(exchange -> exchange.getResponseHeaders().set("Location", elsewhere.url()));
      node.hook("one", receiver.url(), Order.PARALLEL);
      node.tell(1);
      await("called twice", () -> receiver.calls().size() > 1);
      assertThat(elsewhere.calls()).isEmpty();
      assertThat(node.counts("one").delivered()).isZero();
    }
  }

  @Test
  void an_endless_answer_is_cut_and_one_that_trickles_is_no_answer() {
    var sent = new AtomicInteger();
    receiver.writing(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var body = exchange.getResponseBody();
          while (true) {
            body.write("Endless. ".repeat(500).getBytes(UTF_8));
            sent.incrementAndGet();
          }
        });
    node.hook("endless", receiver.url(), Order.PARALLEL);
    node.tell(1);
    await("came", () -> node.counts("endless").delivered() == 1);
    var kept = node.deliveries().list("endless", null, 9, 1).getFirst().attempts().getFirst();
    assertThat(String.valueOf(kept.reply())).hasSize(Caller.REPLY_CHARACTERS_KEPT);
    HookNode.pause(200);
    assertThat(sent.get()).isLessThan(10_000);

    try (var trickling = new Receiver()) {
      trickling.writing(
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
              exchange.getResponseBody().write('.');
              exchange.getResponseBody().flush();
              HookNode.pause(100);
            }
          });
      node.hook("trickling", trickling.url(), Order.STRICT);
      await("given up", () -> node.counts("trickling").lastError() != null);
      var error = node.counts("trickling").lastError();
      assertThat(String.valueOf(error)).contains("within 2000 ms");
      assertThat(error.duration()).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(4));
      assertThat(node.counts("trickling").delivered()).isZero();
    }
  }

  @Test
  void garbage_and_a_receiver_that_is_not_there_are_failures_like_others() throws Exception {
    try (var garbage = new java.net.ServerSocket(0)) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (!garbage.isClosed()) {
                  try (var socket = garbage.accept()) {
                    socket.getOutputStream().write("\0\1garbage\r\n\r\n".getBytes(UTF_8));
                  } catch (java.io.IOException _) {
                    return;
                  }
                }
              });
      node.hook("garbage", "http://127.0.0.1:" + garbage.getLocalPort(), Order.PARALLEL);
      node.hook("nobody", "http://127.0.0.1:1", Order.PARALLEL);
      node.tell(1);
      for (var id : List.of("garbage", "nobody")) {
        await(id, () -> node.counts(id).lastError() != null);
        assertThat(node.counts(id).lastError().error()).startsWith("The call failed");
      }
    }
  }

  @Test
  void while_a_secret_is_rotated_both_are_good() throws Exception {
    var old = node.hook("one", receiver.url(), Order.STRICT);
    var fresh = node.webhooks().rotate(node.find("one"), ANYTHING, null, Duration.ofHours(1));
    node.tell(1);
    await("came", () -> receiver.accepted().size() == 1);
    var call = receiver.calls().getFirst();
    new com.standardwebhooks.Webhook(old).verify(call.body(), headers(call));
    new com.standardwebhooks.Webhook(fresh).verify(call.body(), headers(call));

    var last = node.webhooks().rotate(node.find("one"), ANYTHING, null, Duration.ZERO);
    node.tell(1);
    await("came", () -> receiver.accepted().size() == 2);
    var second = receiver.calls().getLast();
    new com.standardwebhooks.Webhook(last).verify(second.body(), headers(second));
    for (var over : List.of(old, fresh)) {
      var verifier = new com.standardwebhooks.Webhook(over);
      assertThatThrownBy(() -> verifier.verify(second.body(), headers(second))).isNotNull();
    }
  }

  @Test
  void a_paused_webhook_gets_nothing_and_all_of_it_when_it_goes_on() {
    node.hook("one", receiver.url(), Order.STRICT);
    node.webhooks().change(node.find("one"), ANYTHING, wanted -> wanted, State.PAUSED);
    var told = node.tell(3);
    HookNode.pause(600);
    assertThat(receiver.calls()).isEmpty();
    node.webhooks().change(node.find("one"), ANYTHING, wanted -> wanted, State.ACTIVE);
    await("all came", () -> receiver.accepted().size() == 3);
    assertThat(receiver.accepted()).containsExactlyElementsOf(told);
  }

  @Test
  void a_deleted_webhook_leaves_nothing_behind() {
    receiver.answering(_ -> 500);
    node.hook("one", receiver.url(), Order.PARALLEL);
    node.tell(20);
    await("called", () -> node.counts("one").lastError() != null);
    node.webhooks().delete(node.find("one"), ANYTHING);
    HookNode.pause(300);
    for (var table : List.of("webhook", "webhook_secret", "webhook_delivery", "webhook_attempt")) {
      assertThat(rows(table)).as(table).isZero();
    }
  }

  @Test
  void what_is_asked_for_again_comes_again_under_its_id() {
    node.hook("one", receiver.url(), Order.PARALLEL);
    var told = node.tell(10);
    await("all came", () -> node.counts("one").delivered() == 10);
    assertThat(node.deliveries().replay(node.find("one"), 2, 4).deliveries()).isEqualTo(3);
    await("again", () -> node.counts("one").delivered() == 13);
    assertThat(receiver.calls().subList(10, 13).stream().map(Call::id))
        .containsExactlyInAnyOrderElementsOf(told.subList(2, 5));
    assertThat(node.deliveries().list("one", Delivery.State.DELIVERED, 99, 100))
        .extracting(Delivery::number)
        .containsExactlyElementsOf(LongStream.iterate(9, n -> n >= 0, n -> n - 1).boxed().toList());
  }
}
