package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;
import org.tariffledger.app.journeys.Database.Place;
import org.tariffledger.app.process.KafkaBroker;
import org.tariffledger.app.process.KafkaTopic;
import org.tariffledger.subscriptions.kafka.KafkaChannel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The change log in Kafka: a real broker, and servers that publish to it.
@ResourceLock("the log of the channel to Kafka")
class KafkaTest {

  private static final Duration PATIENCE_MAX = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  /// They notice earlier that a broker is gone.
  private static final String[] IMPATIENT = {
    "--tariff-ledger.kafka.producer.request.timeout.ms=1000",
    "--tariff-ledger.kafka.producer.delivery.timeout.ms=3000"
  };

  @TempDir static Path folder;

  private static KafkaBroker shared;

  @BeforeAll
  static void start() {
    shared = new KafkaBroker(folder.resolve("shared"));
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Test
  void every_change_is_there_byte_for_byte_and_in_order_under_its_key() {
    try (var server =
        server(Database.H2.newPlace(), shared, "told", Server.DEMONSTRATION.toString())) {
      var feed = feed(server.http());
      awaitPublished(server, feed.size() - 1);

      var records = new KafkaTopic(shared, "told").read();

      assertThat(texts(inOrder(records))).isEqualTo(feed).hasSizeGreaterThan(200);
      assertThat(records.stream().map(ConsumerRecord::partition).distinct().count())
          .isGreaterThan(1);
      assertThat(records.stream().collect(groupingBy(ConsumerRecord::key)))
          .containsKey("US-CN")
          .allSatisfy(
              (_, ofKey) -> assertThat(sequences(ofKey)).isSorted().doesNotHaveDuplicates());
      assertThat(records).allSatisfy(KafkaTest::isDescribedByItsHeaders);
    }
  }

  private static void isDescribedByItsHeaders(ConsumerRecord<String, byte[]> record) {
    var event = JSON.readTree(record.value());
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    assertThat(headers).containsEntry("content-type", "application/cloudevents+json");
    var attributes =
        event.properties().stream()
            .filter(attribute -> !List.of("data", "datacontenttype").contains(attribute.getKey()))
            .filter(attribute -> !attribute.getValue().isNull())
            .collect(
                Collectors.toMap(
                    attribute -> "ce_" + attribute.getKey(), a -> a.getValue().asString()));
    assertThat(attributes).containsKeys("ce_id", "ce_type", "ce_source", "ce_sequence", "ce_time");
    assertThat(headers).containsAllEntriesOf(attributes).hasSize(attributes.size() + 1);
    assertThat(record.key())
        .isEqualTo(headers.getOrDefault("ce_partitionkey", headers.get("ce_subject")));
  }

  @Test
  void a_broker_that_is_killed_stops_only_the_channel_which_goes_on_by_itself() {
    try (var broker = new KafkaBroker(folder.resolve("killed"));
        var server = server(Database.H2.newPlace(), broker, "killed", "none", IMPATIENT)) {
      var http = server.http();
      record(http, 0, 20);
      awaitPublished(server, 5);

      var lines = lines();
      broker.kill();
      record(http, 20, 40);
      await(
          () ->
              metrics(server)
                  .matches("(?s).*tariff_ledger_kafka_failures_total ([3-9]|\\d{2,})\\..*"));
      assertThat(lines.list).hasSize(1);

      var health = http.get("/actuator/health/readiness");
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.at("/status")).isEqualTo("UP");
      assertThat(health(http).at("/reason").asString())
          .isEqualTo("The brokers do not answer in time.");
      assertThat(health(http).at("/lag").asLong()).isPositive();
      assertThat(metrics(server))
          .contains("tariff_ledger_kafka_failing 1.0")
          .containsPattern("tariff_ledger_kafka_lag [1-9]");

      broker.startAgain();
      var feed = feed(http);
      awaitPublished(server, feed.size() - 1);
      assertThat(health(http).at("/state").asString()).isEqualTo("publishing");
      assertThat(metrics(server))
          .contains("tariff_ledger_kafka_failing 0.0", "tariff_ledger_kafka_lag 0.0")
          .contains("tariff_ledger_kafka_position " + (feed.size() - 1) + ".0");
      assertThat(texts(withoutRepeats(new KafkaTopic(broker, "killed").read()))).isEqualTo(feed);
    }
  }

  @Test
  void of_two_servers_one_publishes_and_the_other_goes_on_when_it_ends() {
    var place = Database.POSTGRESQL.newPlace();
    try (var other = server(place, shared, "two", "none")) {
      try (var one = server(place, shared, "two", "none")) {
        record(one.http(), 0, 20);
        record(other.http(), 20, 40);
        awaitPublished(one, feed(one.http()).size() - 1);
        assertThat(List.of(state(one), state(other)))
            .containsExactlyInAnyOrder("publishing", "standby");
      }
      record(other.http(), 40, 60);
      var feed = feed(other.http());
      awaitPublished(other, feed.size() - 1);
      assertThat(state(other)).isEqualTo("publishing");
      assertThat(texts(inOrder(new KafkaTopic(shared, "two").read()))).isEqualTo(feed);
    }
  }

  /// As a crash leaves it: the batch is acknowledged, and the position is still before it.
  @Test
  void a_restart_between_acknowledgement_and_position_repeats_a_batch_with_its_ids_and_bytes() {
    var place = Database.H2.newPlace();
    List<String> feed;
    try (var server = server(place, shared, "restarted", "none")) {
      record(server.http(), 0, 30);
      feed = feed(server.http());
      awaitPublished(server, feed.size() - 1);
      server
          .store()
          .sql("update kafka_position set position = position - 7 where topic = 'restarted'")
          .update();
    }
    try (var server = server(place, shared, "restarted", "none")) {
      awaitPublished(server, feed.size() - 1);
      var records = new KafkaTopic(shared, "restarted").read();
      assertThat(records).hasSize(feed.size() + 7);
      assertThat(texts(withoutRepeats(records))).isEqualTo(feed);
    }
  }

  @Test
  void a_topic_that_is_missing_and_may_not_be_made_is_named_as_the_reason() {
    try (var broker =
            new KafkaBroker(
                folder.resolve("strict"),
                "create.topic.policy.class.name=" + NoTopics.class.getName());
        var server = server(Database.H2.newPlace(), broker, "forbidden", "none")) {
      await(() -> state(server).equals("failing"));
      assertThat(health(server.http()).at("/reason").asString())
          .isEqualTo("The topic does not exist, and the brokers did not let this server make it.");
      assertThat(server.http().get("/actuator/health/readiness").status()).isEqualTo(200);
    }
  }

  /// A server that was stopped and goes on is refused by the brokers in the same way.
  @Test
  void whoever_else_begins_under_its_id_stops_a_server_until_it_begins_anew() {
    try (var server = server(Database.H2.newPlace(), shared, "fenced", "none")) {
      var http = server.http();
      record(http, 0, 1);
      awaitPublished(server, feed(http).size() - 1);
      var settings = new HashMap<>(shared.settings());
      var source = JSON.readTree(feed(http).getFirst()).at("/source").asString();
      settings.put(
          "transactional.id", "tariff-ledger." + source.replace("urn:uuid:", "") + ".fenced");
      try (var rival =
          new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
        rival.initTransactions();
      }

      record(http, 1, 10);

      var feed = feed(http);
      awaitPublished(server, feed.size() - 1);
      assertThat(metrics(server)).doesNotContain("tariff_ledger_kafka_failures_total 0.0");
      assertThat(texts(inOrder(new KafkaTopic(shared, "fenced").read()))).isEqualTo(feed);
    }
  }

  @Test
  void without_a_broker_the_channel_is_off_and_the_rest_says_nothing_of_it() {
    var server = Server.ofTheDemonstration(Database.H2);
    assertThat(state(server)).isEqualTo("off");
    assertThat(metrics(server)).doesNotContain("tariff_ledger_kafka");
  }

  private static Server server(
      Place place, KafkaBroker broker, String topic, String scenario, String... more) {
    var settings = new ArrayList<>(List.of(more));
    settings.add("--tariff-ledger.kafka.servers=" + broker.servers());
    settings.add("--tariff-ledger.kafka.topic=" + topic);
    settings.add("--tariff-ledger.kafka.partitions=3");
    return Server.start(place, scenario, settings);
  }

  /// What the channel logs from now on.
  private static ListAppender<ILoggingEvent> lines() {
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    ((Logger) LoggerFactory.getLogger(KafkaChannel.class)).addAppender(lines);
    return lines;
  }

  /// Measures of the United States on goods of one economy after the other.
  private static void record(Http http, int from, int to) {
    var partners = List.of("JP", "CN", "KR", "CH", "IN", "BR", "MX");
    for (var i = from; i < to; i++) {
      var body =
          """
          {"announcedAt": "2025-04-02T00:00:00Z", "commands": [
            {"type": "registerProgramme", "id": "P%1$d", "imposer": "US", "name": "Number %1$d"},
            {"type": "imposeTariff", "id": "m%1$d", "imposer": "US", "programme": "P%1$d",
             "targets": {"include": ["%2$s"]}, "duty": {"type": "adValorem", "percent": "5"},
             "effectiveFrom": "2025-04-09T00:00:00Z"}]}\
          """
              .formatted(i, partners.get(i % partners.size()));
      assertThat(http.post("/v1/acts", body).status()).isEqualTo(200);
    }
  }

  /// The elements of the feed's arrays, as they stand there, once it tells all that is recorded.
  private static List<String> feed(Http http) {
    await(
        () -> {
          var ledger =
              http.get("/actuator/health/readiness").json().at("/components/ledger/details");
          return ledger.at("/position").equals(ledger.at("/changesPosition"));
        });
    var all = new ArrayList<String>();
    for (var after = "earliest"; ; ) {
      var page = http.get("/v1/changes?limit=1000&after=" + after);
      all.addAll(elements(page));
      if (page.header("Next-After").equals(after)) {
        return all;
      }
      after = page.header("Next-After");
    }
  }

  /// The parser drops nothing of what is written without spaces, and the page says if it did.
  private static List<String> elements(Answer page) {
    var elements =
        StreamSupport.stream(page.json().spliterator(), false)
            .map(JSON::writeValueAsString)
            .toList();
    assertThat("[" + String.join(",", elements) + "]").isEqualTo(page.text());
    return elements;
  }

  private static List<ConsumerRecord<String, byte[]>> inOrder(
      List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().sorted(Comparator.comparing(KafkaTest::sequence)).toList();
  }

  /// The first of every id, where another with the id has the same bytes and key; those of one key
  /// are in order.
  private static List<ConsumerRecord<String, byte[]>> withoutRepeats(
      List<ConsumerRecord<String, byte[]>> records) {
    var first = new HashMap<String, ConsumerRecord<String, byte[]>>();
    var kept = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var record : records) {
      var seen = first.putIfAbsent(sequence(record), record);
      if (seen == null) {
        kept.add(record);
      } else {
        assertThat(record.value()).isEqualTo(seen.value());
        assertThat(record.key()).isEqualTo(seen.key());
      }
    }
    assertThat(kept.stream().collect(groupingBy(ConsumerRecord::key)))
        .allSatisfy((_, ofKey) -> assertThat(sequences(ofKey)).isSorted());
    return inOrder(kept);
  }

  private static List<String> sequences(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(KafkaTest::sequence).toList();
  }

  private static String sequence(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("ce_sequence").value(), UTF_8);
  }

  private static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private static JsonNode health(Http http) {
    return http.get("/actuator/health/readiness").json().at("/components/kafka/details");
  }

  private static String state(Server server) {
    return health(server.http()).at("/state").asString("");
  }

  private static String metrics(Server server) {
    return server
        .http()
        .get("/actuator/prometheus", "Authorization", "Bearer " + server.key())
        .text();
  }

  private static void awaitPublished(Server server, long sequence) {
    var http = server.http();
    await(() -> health(http).at("/position").asLong(-1) >= sequence);
  }

  private static void await(BooleanSupplier condition) {
    var until = System.nanoTime() + PATIENCE_MAX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Lets nobody make a topic, as brokers without a right to it do.
  public static final class NoTopics implements org.apache.kafka.server.policy.CreateTopicPolicy {

    @Override
    public void validate(RequestMetadata request) {
      if (request.topic().equals("forbidden")) {
        throw new org.apache.kafka.common.errors.PolicyViolationException("Ask the operators.");
      }
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
  }
}
