package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.client.api.Change;
import org.tariffledger.client.api.ChangeFilter;
import org.tariffledger.client.api.Connection;
import org.tariffledger.client.api.LedgerClient;
import org.tariffledger.client.api.NoAnswerException;
import org.tariffledger.client.api.Position;
import org.tariffledger.client.api.ProblemException;

/// Every change once and in order, whatever happens on the way.
@Timeout(60)
class FollowingTest {

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static LedgerClient client(FakeFeed feed) {
    return new LedgerClient(Connection.to(feed.url()));
  }

  private static List<Long> upTo(long count) {
    return LongStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void every_change_comes_once_and_in_order_though_connections_fail_and_programs_end(long seed) {
    var random = random(seed);
    var received = new ArrayList<Long>();
    try (var feed = new FakeFeed(0, random(seed + 1000), 0.3).with(2_500)) {
      var kept = Position.EARLIEST.toString();
      while (received.size() < 2_500) {
        // A program that ends at any moment, and begins anew where it had come to.
        int lasts = 1 + random.nextInt(700);
        try (var client = client(feed);
            var following = client.follow(ChangeFilter.ALL, Position.parse(kept))) {
          for (var change : following) {
            received.add(change.sequence());
            kept = change.position().toString();
            if (--lasts == 0 || received.size() == 2_500) {
              break;
            }
          }
        }
      }
      assertThat(received).isEqualTo(upTo(2_500));
      assertThat(feed.failures.get()).isPositive();
    }
  }

  @Test
  @SuppressWarnings("try")
  void a_server_that_is_started_anew_is_followed_on() throws Exception {
    var received = new CopyOnWriteArrayList<Long>();
    var first = new FakeFeed().with(10);
    int port = first.port();
    try (var client = client(first);
        var following = client.follow(ChangeFilter.ALL, Position.EARLIEST)) {
      var reading =
          CompletableFuture.runAsync(() -> following.forEach(c -> received.add(c.sequence())));
      await(received, 10);
      first.close();
      Thread.sleep(300);
      try (var _ = new FakeFeed(port, random(0), 0).with(20)) {
        await(received, 20);
      }
      following.close();
      reading.get(10, TimeUnit.SECONDS);
    }
    assertThat(received).isEqualTo(upTo(20));
  }

  private static void await(List<Long> received, int size) throws InterruptedException {
    while (received.size() < size) {
      Thread.sleep(10);
    }
  }

  @Test
  void now_is_after_what_is_there_when_it_is_first_asked() {
    try (var feed = new FakeFeed(0, random(5), 0.5).with(100);
        var client = client(feed);
        var following = client.follow(ChangeFilter.ALL, Position.NOW)) {
      assertThat(following.poll()).isNull();
      feed.with(103);

      assertThat(following.iterator().next().sequence()).isEqualTo(100);
      assertThat(following.iterator().next().sequence()).isEqualTo(101);
      assertThat(following.position().after()).isEqualTo("%020d".formatted(101));
    }
  }

  @Test
  void what_now_means_is_settled_before_it_waits_so_that_a_cut_connection_loses_nothing() {
    try (var ledger =
            new FakeLedger()
                .answers(200, "[]", "Next-After", "5", "Ledger-Id", FakeFeed.LEDGER)
                .answers(
                    200,
                    "[" + FakeFeed.change(6) + "]",
                    "Next-After",
                    "6",
                    "Ledger-Id",
                    FakeFeed.LEDGER);
        var client = new LedgerClient(Connection.to(ledger.url()));
        var following = client.follow(ChangeFilter.ALL, Position.NOW)) {
      assertThat(following.iterator().next().sequence()).isEqualTo(6);

      assertThat(ledger.asked())
          .extracting(FakeLedger.Asked::line)
          .containsExactly(
              "GET /v1/changes?after=now&limit=500",
              "GET /v1/changes?after=5&ledger=%s&limit=500&timeout=20".formatted(FakeFeed.LEDGER));
    }
  }

  @Test
  void a_filtered_following_moves_on_where_nothing_is_delivered() {
    try (var feed = new FakeFeed().with(4);
        var client = client(feed);
        var following =
            client.follow(
                ChangeFilter.ALL.byImporter("US"), Position.parse("00000000000000000002"))) {
      assertThat(following.poll()).isNull();
      assertThat(following.position()).hasToString(FakeFeed.LEDGER + "/00000000000000000003");
    }
  }

  @Test
  void what_is_delivered_is_where_it_goes_on_while_more_is_ahead() {
    try (var feed = new FakeFeed().with(4);
        var client = client(feed);
        var following = client.follow(ChangeFilter.ALL, Position.EARLIEST)) {
      var change = following.iterator().next();

      assertThat(following.position()).isEqualTo(change.position());
      assertThat(change.subject()).isEqualTo("measure:m-0");
    }
  }

  @Test
  void an_empty_ledger_has_nothing_to_tell_yet() {
    try (var feed = new FakeFeed();
        var client = client(feed);
        var following = client.follow(ChangeFilter.ALL, Position.NOW)) {
      assertThat(following.poll()).isNull();
      feed.with(1);
      assertThat(following.poll()).extracting(Change::sequence).isEqualTo(0L);
    }
  }

  @Test
  @SuppressWarnings("try")
  void who_closes_it_ends_the_waiting() throws Exception {
    try (var feed = new FakeFeed();
        var client = client(feed);
        var following = client.follow(ChangeFilter.ALL, Position.EARLIEST)) {
      var waiting = CompletableFuture.supplyAsync(() -> following.iterator().hasNext());
      Thread.sleep(200);
      following.close();

      assertThat(waiting.get(5, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void who_closes_the_client_ends_the_waiting_too() throws Exception {
    try (var feed = new FakeFeed()) {
      var client = client(feed);
      var following = client.follow(ChangeFilter.ALL, Position.EARLIEST);
      var waiting = CompletableFuture.supplyAsync(() -> following.iterator().hasNext());
      Thread.sleep(200);
      client.close();

      assertThat(waiting.get(5, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void the_position_of_another_ledger_is_refused_and_not_followed() {
    var other = Position.parse("ffffffff-ffff-ffff-ffff-ffffffffffff/00000000000000000002");
    try (var feed = new FakeFeed().with(4);
        var client = client(feed);
        var following = client.follow(ChangeFilter.ALL, other)) {
      assertThatThrownBy(following::poll)
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code()).isEqualTo("other-ledger"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 3", "1 1", "2 1"})
  void what_is_lost_or_comes_twice_on_the_way_is_noticed(String sequences) {
    var page =
        Arrays.stream(sequences.split(" "))
            .map(sequence -> FakeFeed.change(Long.parseLong(sequence)))
            .toList();
    try (var ledger =
            new FakeLedger()
                .answers(200, page.toString(), "Next-After", "3", "Ledger-Id", FakeFeed.LEDGER);
        var client = new LedgerClient(Connection.to(ledger.url()));
        var following = client.follow(ChangeFilter.ALL, Position.parse("0"))) {
      assertThatThrownBy(following::poll)
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("lost or came twice");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "-5", "5/", "latest", "0b1f5f3e/3"})
  void what_is_no_position_is_refused(String text) {
    assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
