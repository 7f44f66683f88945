package org.tariffledger.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;
import org.tariffledger.subscriptions.ChangeFeed;

/// How soon a change comes to those who subscribed, and how fast they are served: the stream, the
/// feed from its beginning, webhooks, Kafka.
final class Channels {

  private static final String TOPIC = "tariff-ledger.changes";
  private static final int PAGE = 1_000;
  private static final int CALLERS = 32;

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder())) {
      try (var server =
          Server.telling(
              database,
              Server.DEMONSTRATION,
              "--tariff-ledger.streams.clients-per-address-max=" + sizes.streams())) {
        lines.addAll(stream(server, sizes));
        multiply(server.bean(DataSource.class), sizes.pending());
      }
      try (var server =
          Server.start(
              database, Server.NO_SCENARIO, List.of("--tariff-ledger.webhooks.allow=127.0.0.1"))) {
        lines.add(feed(server, sizes));
        lines.addAll(webhooks(server, LoadedServer.of(server, scratch.folder()), sizes));
      }
    }
    lines.addAll(kafka(sizes));
    return lines;
  }

  private static List<Line> stream(Server server, Sizes sizes) throws Exception {
    prepare(server);
    try (var streams = Streams.open(server.port(), sizes.streams())) {
      var millis = new ArrayList<Double>();
      for (int act = 0; act < 2 * sizes.lags(); act++) {
        streams.expect(server.bean(ChangeFeed.class).headNow().sequence());
        record(server, act);
        var after = streams.millisAfter(System.nanoTime());
        if (act >= sizes.lags()) {
          millis.addAll(after);
        }
      }
      var floor = Streams.plain(sizes.streams(), sizes.lags(), 1_000);
      var of = "From commit to a client of %,d streams, ".formatted(sizes.streams());
      var plain = "a loop that writes as much to as many sockets";
      return List.of(
          new Line(of + "median", at(millis, 0.5), "ms", plain, at(floor, 0.5), null),
          new Line(of + "99th percentile", at(millis, 0.99), "ms", plain, at(floor, 0.99), null));
    }
  }

  private static void prepare(Server server) throws SQLException {
    try (var connection = server.bean(DataSource.class).getConnection()) {
      DurableCommands.prepare(connection, server.bean(Ledger.class));
    }
  }

  private static void record(Server server, int number) {
    server
        .bean(Ledger.class)
        .record(new Act(List.of(World.imposition(1_000_000 + number)), "me", null));
  }

  private static double at(List<Double> values, double part) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  /// Makes so many changes of those that there are. Their sequences no longer agree with what
  /// stands in them, which nobody here reads.
  private static void multiply(DataSource source, int count) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      var size = 0;
      try (var sizes = statement.executeQuery("select sequence from change_head")) {
        sizes.next();
        size = sizes.getInt(1);
      }
      for (int have = size; have < count; have += size) {
        statement.execute(
            "insert into public_change select sequence + %d, type, importer, exporter, goods, bytes from public_change where sequence < %d"
                .formatted(have, Math.min(size, count - have)));
      }
      statement.execute("update change_head set sequence = " + count);
    }
  }

  private static Line feed(Server server, Sizes sizes) throws Exception {
    var jdbc = new JdbcTemplate(server.bean(DataSource.class));
    jdbc.setFetchSize(PAGE);
    var client = new LoadedServer(server, LoadedServer.plain(server));
    var medians =
        Medians.warm(
            Math.min(2, sizes.rounds()),
            List.of(
                () -> perSecond(sizes.pending(), () -> client.readFeed(PAGE)),
                () ->
                    perSecond(
                        sizes.pending(),
                        () -> {
                          var bytes = new long[1];
                          jdbc.query(
                              "select bytes from public_change order by sequence",
                              row -> {
                                bytes[0] += row.getBytes(1).length;
                              });
                          return bytes[0];
                        })));
    return new Line(
        "The feed from its beginning, pages of 1,000, %,d changes".formatted(sizes.pending()),
        medians[0],
        "/s",
        "the same rows read by a cursor",
        medians[1],
        null);
  }

  static double perSecond(long count, Callable<?> reading) throws Exception {
    var began = System.nanoTime();
    reading.call();
    return count / ((System.nanoTime() - began) / 1e9);
  }

  private static List<Line> webhooks(Server server, LoadedServer client, Sizes sizes)
      throws Exception {
    var lines = new ArrayList<Line>();
    var nanos = sizes.httpRound().toNanos();
    try (var sink = new Sink(204)) {
      for (int webhook = 0; webhook < 4; webhook++) {
        subscribe(client, "fast-" + webhook, sink.url());
      }
      Thread.sleep(sizes.httpRound());
      var began = sink.count();
      Thread.sleep(sizes.httpRound());
      var delivered = (sink.count() - began) / (nanos / 1e9);
      for (int webhook = 0; webhook < 4; webhook++) {
        client.http().delete().uri("/v1/webhooks/fast-" + webhook).retrieve().toBodilessEntity();
      }
      Thread.sleep(sizes.httpRound());
      sink.plainCallsPerSecond(CALLERS, 1_100, nanos);
      lines.add(
          new Line(
              "Webhook deliveries to a receiver on the loopback, 4 webhooks",
              delivered,
              "/s",
              "calls of a plain client, %d at once".formatted(CALLERS),
              sink.plainCallsPerSecond(CALLERS, 1_100, nanos),
              null));
    }
    try (var sink = new Sink(500)) {
      var held =
          Heap.bytesOf(
              () -> {
                subscribe(client, "slow", sink.url());
                sleep(sizes.httpRound());
                return client;
              });
      var bytes =
          new JdbcTemplate(server.bean(DataSource.class))
              .queryForObject("select sum(length(bytes)) from public_change", Long.class);
      lines.add(
          new Line(
              "Heap while a receiver is down, %,d changes pending".formatted(sizes.pending()),
              held,
              "bytes",
              "the changes",
              bytes == null ? 0 : bytes,
              null));
    }
    return lines;
  }

  private static void sleep(Duration during) {
    try {
      Thread.sleep(during);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void subscribe(LoadedServer client, String id, String url) {
    client
        .http()
        .post()
        .uri("/v1/webhooks")
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Map.of(
                "id",
                id,
                "url",
                url,
                "from",
                "earliest",
                "concurrency",
                CALLERS,
                "perSecond",
                1_000))
        .retrieve()
        .toBodilessEntity();
  }

  private static List<Line> kafka(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var broker = Broker.start(scratch.folder());
        var database = new Database.H2(scratch.folder());
        var server =
            Server.telling(
                database,
                Server.DEMONSTRATION,
                "--tariff-ledger.kafka.servers=" + broker.servers(),
                "--tariff-ledger.kafka.partitions=1");
        var consumer = consumer(broker)) {
      prepare(server);
      var begin = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(begin));
      consumer.seekToBeginning(List.of(begin));
      drain(consumer);
      var lags = new ArrayList<Double>();
      for (int act = 0; act < 2 * sizes.lags(); act++) {
        record(server, act);
        var committed = System.nanoTime();
        next(consumer);
        if (act >= sizes.lags()) {
          lags.add((System.nanoTime() - committed) / 1e6);
        }
        drain(consumer);
      }
      var floor = plain(broker, sizes.lags());
      var plain = "a record sent and read, nothing else";
      return List.of(
          new Line(
              "From commit to a reader of Kafka, median",
              at(lags, 0.5),
              "ms",
              plain,
              at(floor, 0.5),
              null),
          new Line(
              "From commit to a reader of Kafka, 99th percentile",
              at(lags, 0.99),
              "ms",
              plain,
              at(floor, 0.99),
              null));
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Broker broker) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", broker.servers(),
            "isolation.level", "read_committed",
            "fetch.max.wait.ms", "100"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /// Until nothing comes for a while.
  private static void drain(KafkaConsumer<byte[], byte[]> consumer) {
    while (!consumer.poll(Duration.ofMillis(300)).isEmpty()) {}
  }

  private static void next(KafkaConsumer<byte[], byte[]> consumer) {
    while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {}
  }

  private static List<Double> plain(Broker broker, int rounds) throws Exception {
    var lags = new ArrayList<Double>();
    var topic = "plain";
    try (var producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.servers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var consumer = consumer(broker)) {
      producer.send(new ProducerRecord<>(topic, new byte[1_000])).get();
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(consumer.assignment());
      drain(consumer);
      for (int round = 0; round < 2 * rounds; round++) {
        var began = System.nanoTime();
        producer.send(new ProducerRecord<>(topic, new byte[1_000])).get();
        next(consumer);
        if (round >= rounds) {
          lags.add((System.nanoTime() - began) / 1e6);
        }
      }
    }
    return lags;
  }

  private Channels() {}
}
