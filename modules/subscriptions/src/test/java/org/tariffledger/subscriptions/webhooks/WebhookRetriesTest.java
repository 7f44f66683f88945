package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.subscriptions.webhooks.HookNode.await;
import static org.tariffledger.subscriptions.webhooks.HookNode.wanted;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.Expected;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;

/// Deliveries that are tried again in an hour, and what their owner can do meanwhile.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
class WebhookRetriesTest {

  private static final Expected ANYTHING = new Expected.Anything();

  @Parameter Database database;

  private final Receiver receiver = new Receiver();
  private HookNode node;

  @BeforeEach
  void start() {
    // A call that a busy machine lets time out would come again after the hour only.
    node =
        HookNode.at(
            database.newUrl(),
            "tariff-ledger.webhooks.retry-delays=1h",
            "tariff-ledger.webhooks.timeout=30s");
  }

  @AfterEach
  void stop() {
    node.close();
    receiver.close();
  }

  @Test
  void whoever_takes_only_some_changes_gets_those_at_once_and_the_others_when_asked_for() {
    receiver.answering(id -> sequence(id) < 1_200 ? 500 : 200);
    node.hook("one", receiver.url(), Order.PARALLEL);
    node.tell(2_500);
    await("the others came", () -> receiver.accepted().size() == 1_300);

    receiver.answering(_ -> 200);
    var first = node.deliveries().replayFailed(node.find("one"), Instant.now());
    assertThat(first).isEqualTo(new Deliveries.Replayed(1_000, 200));
    await("many came", () -> receiver.accepted().size() == 2_300);
    node.deliveries().replayFailed(node.find("one"), Instant.now());
    await("all came", () -> receiver.accepted().size() == 2_500);
  }

  private static long sequence(String id) {
    return Long.parseLong(id.substring(id.length() - 20));
  }

  @Test
  void at_another_address_what_failed_is_tried_at_once() {
    try (var other = new Receiver()) {
      receiver.answering(_ -> 500);
      node.hook("one", receiver.url(), Order.PARALLEL);
      node.tell(20);
      await("all failed", () -> attempts(node.deliveries().list("one", null, 99, 99)) == 20);
      node.webhooks()
          .change(node.find("one"), ANYTHING, _ -> wanted(other.url(), Order.PARALLEL), null);
      await("all came", () -> other.accepted().size() == 20);
    }
  }

  private static long attempts(List<Delivery> deliveries) {
    return deliveries.stream().mapToLong(one -> one.attempts().size()).sum();
  }

  @Test
  void whoever_asks_for_much_patience_and_then_for_little_gets_much() {
    var both = new CountDownLatch(2);
    receiver.writing(
        exchange -> {
          both.countDown();
          awaitBoth(both);
          var isFirst = exchange.getRequestHeaders().getFirst("webhook-id").endsWith("0");
          HookNode.pause(isFirst ? 0 : 500);
          exchange.getResponseHeaders().set("Retry-After", isFirst ? "60" : "1");
        });
    receiver.answering(_ -> 429);
    node.hook("one", receiver.url(), Order.PARALLEL);
    node.tell(2);
    await("both failed", () -> receiver.calls().size() == 2);
    HookNode.pause(3_000);
    node.tell(1);
    HookNode.pause(1_000);
    assertThat(receiver.calls()).hasSize(2);
  }

  private static void awaitBoth(CountDownLatch both) {
    try {
      both.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_range_is_sent_again_to_its_end_however_large_its_changes_are() {
    node.webhooks().create("one", "owner", wanted(receiver.url(), Order.PARALLEL), 99, null);
    node.tell(100);
    node.jdbc().update("update public_change set bytes = ?", new byte[100_000]);
    var replayed = node.deliveries().replay(node.find("one"), 0, 98);
    assertThat(replayed).isEqualTo(new Deliveries.Replayed(99, 0));
    await("all came", () -> receiver.accepted().size() == 99);
  }

  @Test
  void of_one_product_nothing_is_left_out_while_the_server_does_not_know_its_lists() {
    var product = new ChangeFilter(List.of(), null, null, new ProductCode("8703"));
    node.tell(3);
    node.jdbc().update("update change_head set position = 1");
    assertThat(node.feed().page(-1, 10, product).next()).isEqualTo(-1);
    assertThat(node.feed().page(-1, 10, ChangeFilter.ALL).next()).isEqualTo(2);
    node.jdbc().update("update change_head set position = 0");
    assertThat(node.feed().page(-1, 10, product).changes()).hasSize(3);
  }
}
