package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.subscriptions.webhooks.HookNode.await;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.Expected;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Reason;
import org.tariffledger.subscriptions.webhooks.Webhook.State;

/// What becomes of deliveries that never come.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
class WebhookGivingUpTest {

  private static final String TWO_RETRIES = "tariff-ledger.webhooks.retry-delays=10ms,10ms";

  @Parameter Database database;

  @Test
  void after_the_schedule_a_delivery_is_given_up_and_comes_when_it_is_asked_for_again() {
    try (var receiver = new Receiver().answering(id -> id.endsWith("3") ? 500 : 200);
        var node = HookNode.at(database.newUrl(), TWO_RETRIES)) {
      var began = Instant.now();
      node.hook("one", receiver.url(), Order.PARALLEL);
      var told = node.tell(10);
      await("given up", () -> node.counts("one").failed() == 1);
      await("the others came", () -> node.counts("one").delivered() == 9);
      var failed = node.deliveries().list("one", Delivery.State.FAILED, 99, 10);
      assertThat(failed).extracting(Delivery::message).containsExactly(told.get(3));
      assertThat(failed.getFirst().attempts()).hasSize(3);
      assertThat(node.find("one").state()).isEqualTo(State.ACTIVE);

      receiver.answering(_ -> 200);
      assertThat(node.deliveries().replayFailed(node.find("one"), began).deliveries()).isOne();
      await("came", () -> node.counts("one").delivered() == 10);
      assertThat(node.counts("one").failed()).isZero();
    }
  }

  @Test
  void a_strict_webhook_is_disabled_rather_than_to_skip_and_goes_on_where_it_stopped() {
    try (var receiver = new Receiver().answering(id -> id.endsWith("3") ? 500 : 200);
        var node = HookNode.at(database.newUrl(), TWO_RETRIES)) {
      node.hook("one", receiver.url(), Order.STRICT);
      var told = node.tell(10);
      await("disabled", () -> node.find("one").state() == State.DISABLED);
      assertThat(node.find("one").reason()).isEqualTo(Reason.DELIVERY_FAILED);
      assertThat(node.find("one").detail()).contains(told.get(3), "status 500");
      HookNode.pause(300);
      assertThat(receiver.accepted()).containsExactlyElementsOf(told.subList(0, 3));

      receiver.answering(_ -> 200);
      node.webhooks()
          .change(node.find("one"), new Expected.Anything(), wanted -> wanted, State.ACTIVE);
      await("all came", () -> receiver.accepted().size() == 10);
      assertThat(receiver.accepted()).containsExactlyElementsOf(told);
    }
  }

  @Test
  void a_webhook_that_only_fails_for_long_is_disabled() {
    try (var receiver = new Receiver().answering(_ -> 500);
        var node = HookNode.at(database.newUrl(), "tariff-ledger.webhooks.disable-after=300ms")) {
      node.hook("one", receiver.url(), Order.PARALLEL);
      node.tell(1);
      await("disabled", () -> node.find("one").state() == State.DISABLED);
      assertThat(node.find("one").reason()).isEqualTo(Reason.FAILING);
      assertThat(node.counts("one").pending()).isOne();
    }
  }

  @Test
  void without_the_key_of_its_secret_a_webhook_gets_nothing_until_it_has_a_new_secret() {
    var url = database.newUrl();
    try (var receiver = new Receiver()) {
      try (var node = HookNode.at(url)) {
        node.dispatcher().stop();
        node.hook("one", receiver.url(), Order.STRICT);
      }
      try (var node = HookNode.withKey("a key that is not the one of before", url)) {
        node.tell(2);
        await("seen", () -> node.context().getBean(SurveyTaker.class).newest().unsignable() == 1);
        assertThat(node.counts("one").isSignable()).isFalse();
        assertThat(receiver.calls()).isEmpty();
        assertThat(node.context().getBean(Trial.class).of(node.find("one"))).isEmpty();

        node.webhooks()
            .rotate(node.find("one"), new Expected.Anything(), null, java.time.Duration.ofHours(1));
        await("all came", () -> receiver.accepted().size() == 2);
        assertThat(node.counts("one").isSignable()).isTrue();
        assertThat(receiver.calls()).allMatch(call -> call.signature().split(" ").length == 1);
      }
    }
  }

  @Test
  void a_row_that_nobody_can_read_does_not_stop_the_others() {
    try (var receiver = new Receiver();
        var node = HookNode.at(database.newUrl())) {
      node.hook("a-broken-one", receiver.url(), Order.PARALLEL);
      node.hook("one", receiver.url(), Order.STRICT);
      node.jdbc().update("update webhook set importer = '??' where id = 'a-broken-one'");
      var told = node.tell(5);
      await("all came", () -> receiver.accepted().size() == 5);
      assertThat(receiver.accepted()).containsExactlyElementsOf(told);
    }
  }

  @Test
  void no_more_webhooks_are_made_than_there_may_be() {
    try (var node = HookNode.at(database.newUrl())) {
      node.dispatcher().stop();
      node.hook("first", "https://nobody.invalid/", Order.PARALLEL);
      node.jdbc()
          .update(
              """
              insert into webhook select 'w' || n, owner, version, made_ms, url, description, types,
                importer, exporter, product, sent, signatures, concurrency, per_second, state,
                reason, detail, state_ms, position, hold_ms, second_ms, second_used, failing_ms,
                delivered
              from webhook, generate_series(2, ?) as s(n) where id = 'first'\
              """
                  .replace(
                      "generate_series(2, ?) as s(n)",
                      database == Database.H2
                          ? "system_range(2, ?) as s(n)"
                          : "generate_series(2, ?) as s(n)"),
              Webhook.MAX);
      assertThat(node.webhooks().states()).containsEntry(State.ACTIVE, (long) Webhook.MAX);
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> node.hook("over", "https://nobody.invalid/", Order.PARALLEL)))
          .isInstanceOf(Webhooks.TooMany.class);
      assertThat(node.webhooks().list("owner", "", 2)).extracting(Webhook::id).hasSize(2);
      assertThat(node.webhooks().list("somebody else", "", 2)).isEqualTo(List.of());
    }
  }
}
