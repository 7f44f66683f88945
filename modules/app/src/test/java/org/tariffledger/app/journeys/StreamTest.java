package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.app.journeys.Database.Place;

/// Changes as they come, over HTTP.
@OnEachDatabase
class StreamTest {

  private static final String STREAM = "/v1/changes/stream";

  @Parameter Database database;

  @Test
  void a_stream_says_where_it_begins_and_brings_the_bytes_of_the_feed() throws IOException {
    var server = Server.ofTheDemonstration(database);
    var all = feed(server.http());
    var beginning = server.http().beginning(STREAM, "\n\n");
    assertThat(beginning.text()).isEqualTo(": ok\nretry: 2000\n:\nid: earliest\n\n");
    assertThat(beginning.header("Next-After")).isEqualTo("earliest");
    assertThat(beginning.header("Ledger-Id")).hasSize(36);
    assertThat(beginning.header("Cache-Control")).isEqualTo("no-store");
    assertThat(beginning.header("X-Accel-Buffering")).isEqualTo("no");
    assertThat(beginning.contentType()).isEqualTo("text/event-stream");
    try (var stream = SseClient.open(server.port(), STREAM + "?after=earliest", null)) {
      var events = stream.take(all.size());
      assertThat(events).extracting(SseClient.Event::data).containsExactlyElementsOf(all);
      assertThat(events.getLast().id()).isEqualTo(sequence(all.size() - 1));
    }
  }

  @Test
  void who_names_what_came_last_goes_on_behind_it_whatever_else_was_asked() throws IOException {
    var server = Server.ofTheDemonstration(database);
    try (var stream = SseClient.open(server.port(), STREAM + "?after=earliest", sequence(4))) {
      assertThat(stream.take(2))
          .extracting(SseClient.Event::id)
          .containsExactly(sequence(5), sequence(6));
    }
    var now = server.http().beginning(STREAM + "?after=now", "\n\n");
    var last = feed(server.http()).size() - 1;
    assertThat(now.header("Next-After")).isEqualTo(sequence(last));
    assertThat(now.text()).endsWith("\nid: " + sequence(last) + "\n\n");
  }

  @Test
  void a_filter_of_the_stream_is_that_of_the_feed() throws IOException {
    var server = Server.ofTheDemonstration(database);
    var filter = "importer=US&exporter=CN&types=org.tariffledger.rate.changed";
    var wanted = new ArrayList<String>();
    server
        .http()
        .get("/v1/changes?limit=1000&" + filter)
        .json()
        .forEach(change -> wanted.add(change.at("/id").asString()));
    try (var stream = SseClient.open(server.port(), STREAM + "?" + filter, null)) {
      assertThat(stream.take(wanted.size()))
          .extracting(SseClient.Event::id)
          .containsExactlyElementsOf(wanted);
    }
  }

  @Test
  void who_is_shown_nothing_still_moves_on() throws Exception {
    try (var server = impatient("--tariff-ledger.streams.heartbeat=100ms")) {
      var http = server.http();
      try (var stream = SseClient.open(server.port(), STREAM + "?exporter=JP", null)) {
        register(http, "FIRST");
        stream.awaitPosition(sequence(0));
        assertThat(stream.received()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "after=yesterday, bad-cursor",
    "after=99999999, cursor-beyond-end",
    "ledger=another, other-ledger",
    "types=rates, unknown-value",
    "importer=XX, unknown-economy",
    "product=87a, malformed-code",
    "limit=3, unknown-parameter",
    "after=1&after=2, repeated-parameter"
  })
  void what_cannot_be_meant_is_refused_before_the_stream_begins(String query, String code) {
    var http = Server.ofTheDemonstration(database).http();
    var refused = http.get(STREAM + "?" + query, "Accept", "text/event-stream");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.contentType()).isEqualTo("application/problem+json");
    assertThat(refused.at("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void every_fault_of_a_question_is_told_at_once() {
    var http = Server.ofTheDemonstration(database).http();
    var refused =
        http.get(
            STREAM + "?after=then&importer=XX&exporter=YY&ledger=z", "Last-Event-ID", "7; drop");
    assertThat(refused.json().at("/errors").valueStream().map(f -> f.at("/pointer").asString()))
        .containsExactlyInAnyOrder("ledger", "after", "Last-Event-ID", "importer", "exporter");
    assertThat(http.get(STREAM, "Last-Event-ID", "1", "Last-Event-ID", "2").at("/errors/0/code"))
        .isEqualTo("bad-cursor");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void who_is_cut_off_again_and_again_misses_nothing_and_gets_nothing_twice(long seed)
      throws Exception {
    try (var server = impatient("--tariff-ledger.streams.age-max=700ms");
        var cutter = new Cutter(server.port(), seed, 6_000);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var http = server.http();
      var writer =
          threads.submit(
              () -> {
                for (int i = 0; i < 60; i++) {
                  register(http, "P" + i);
                  Thread.sleep(20);
                }
                return null;
              });
      var received = SseClient.follow(cutter.port(), STREAM, 60, Duration.ofSeconds(60));
      writer.get(60, TimeUnit.SECONDS);
      assertThat(received)
          .as("seed %s", seed)
          .extracting(SseClient.Event::data)
          .containsExactlyElementsOf(feed(http));
      assertThat(cutter.cuts()).isGreaterThan(5);
    }
  }

  @Test
  void an_EventSource_of_JavaScript_that_is_cut_off_misses_nothing(@TempDir Path folder)
      throws Exception {
    assumeTrue(database == Database.H2, "A client does not know what a ledger is kept in.");
    var server = Server.ofTheDemonstration(database);
    var bytes = feed(server.http());
    var all = bytes.size();
    // It waits for two seconds after each cut.
    var bytesMax = bytes.stream().mapToInt(String::length).sum() / 3;
    try (var cutter = new Cutter(server.port(), 3, bytesMax)) {
      var url = "http://127.0.0.1:" + cutter.port() + STREAM;
      var ids = Node.run(folder, "eventsource", "follow.mjs", 300, url, "" + all);
      assertThat(ids.strip().split("\n"))
          .containsExactly(
              LongStream.range(0, all).mapToObj(StreamTest::sequence).toArray(String[]::new));
      assertThat(cutter.cuts()).isGreaterThan(3);
    }
  }

  /// So many in the same moment, each with a connection of its own.
  @Test
  void many_idle_clients_hear_of_a_change_at_once() throws Exception {
    var clients = Integer.getInteger("clients", 200);
    try (var server = impatient("--tariff-ledger.streams.clients-per-address-max=" + clients);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var http = server.http();
      var hearing = new ArrayList<Future<Long>>();
      for (int i = 0; i < clients; i++) {
        hearing.add(threads.submit(() -> hearOne(server.port())));
      }
      server.awaitMetric("tariff.ledger.streams.clients", clients);
      register(http, "FIRST");
      var answered = System.nanoTime();
      var delays = new ArrayList<Long>();
      for (var heard : hearing) {
        delays.add(heard.get(60, TimeUnit.SECONDS) - answered);
      }
      Collections.sort(delays);
      System.out.printf(
          "%d clients heard after the answer: median %.1f ms, p99 %.1f ms, last %.1f ms%n",
          clients,
          delays.get(clients / 2) / 1e6,
          delays.get(clients * 99 / 100) / 1e6,
          delays.getLast() / 1e6);
      assertThat(Duration.ofNanos(delays.getLast())).isLessThan(Duration.ofSeconds(20));
      server.awaitMetric("tariff.ledger.streams.sent", clients);
    }
  }

  /// When the first event came.
  private static long hearOne(int port) throws IOException {
    try (var stream = SseClient.open(port, STREAM, null)) {
      stream.take(1);
      return System.nanoTime();
    }
  }

  @Test
  void so_many_streams_there_are_and_no_more() throws IOException {
    try (var server =
        impatient(
            "--tariff-ledger.streams.clients-max=3",
            "--tariff-ledger.streams.clients-per-address-max=2")) {
      var http = server.http();
      try (var _ = SseClient.open(server.port(), STREAM, null);
          var _ = SseClient.open(server.port(), STREAM, null)) {
        var refused = http.get(STREAM);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.at("/code")).isEqualTo("too-many-streams-of-one");
      }
    }
  }

  @Test
  void asking_for_the_head_alone_opens_no_stream() throws Exception {
    var server = Server.ofTheDemonstration(database);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + STREAM))
            .HEAD()
            .timeout(Duration.ofSeconds(20))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var head = client.send(request, BodyHandlers.discarding());
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValue("Next-After")).contains("earliest");
    }
  }

  @Test
  void streams_and_polls_end_at_once_when_the_server_stops_and_go_on_at_the_next()
      throws Exception {
    var place = place("--tariff-ledger.streams.heartbeat=30s");
    var received = new ArrayList<SseClient.Event>();
    var stopping = Server.start(place, "none");
    register(stopping.http(), "FIRST");
    String position;
    try (var stream = SseClient.open(stopping.port(), STREAM, null);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      received.addAll(stream.take(1));
      var poll = threads.submit(() -> stopping.http().get("/v1/changes?after=now&timeout=30"));
      Thread.sleep(500);
      var began = System.nanoTime();
      stopping.close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      assertThat(stream.endsCleanly()).isTrue();
      assertThat(poll.get().text()).isEqualTo("[]");
      position = stream.position();
    }
    try (var server = Server.start(place, "none")) {
      register(server.http(), "SECOND");
      try (var again = SseClient.open(server.port(), STREAM, position)) {
        received.addAll(again.take(1));
      }
      assertThat(received)
          .extracting(SseClient.Event::data)
          .containsExactlyElementsOf(feed(server.http()));
    }
  }

  @Test
  void who_does_not_read_is_closed_and_holds_up_nobody() throws Exception {
    try (var server =
        impatient(
            "--server.tomcat.connection-timeout=2s", "--tariff-ledger.streams.heartbeat=1s")) {
      var http = server.http();
      fill(http);
      var all = feed(http);
      try (var _ = SseClient.open(server.port(), STREAM, null)) {
        try (var quick = SseClient.open(server.port(), STREAM, null)) {
          assertThat(quick.take(all.size()))
              .extracting(SseClient.Event::data)
              .containsExactlyElementsOf(all);
        }
        server.awaitMetric("tariff.ledger.streams.slow", 1);
        server.awaitMetric("tariff.ledger.streams.clients", 0);
      }
    }
  }

  /// More than the buffers on the way between a server and a client take: 400 facts of 25 kB.
  private static void fill(Http http) {
    var instrument = "{\"instrument\": \"" + "Order ".repeat(80) + "\"}";
    var bases = String.join(",", Collections.nCopies(50, instrument));
    var commands =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    """
                    {"type": "registerProgramme", "id": "P%d", "imposer": "US", "name": "P"}\
                    """
                        .formatted(i))
            .collect(Collectors.joining(","));
    var answer =
        http.post(
            "/v1/acts", "{\"legalBasis\": [%s], \"commands\": [%s]}".formatted(bases, commands));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    while (!http.get("/v1/changes?after=now&timeout=1")
        .header("Next-After")
        .equals(sequence(399))) {}
  }

  private static void register(Http http, String id) {
    var told =
        http.post(
            "/v1/programmes",
            "{\"id\": \"%s\", \"imposer\": \"US\", \"name\": \"A name\"}".formatted(id));
    assertThat(told.status()).isEqualTo(201);
  }

  private Server impatient(String... arguments) {
    return Server.start(place(arguments), "none");
  }

  private Place place(String... more) {
    var place = database.newPlace();
    var arguments = new ArrayList<>(place.arguments());
    arguments.addAll(List.of(more));
    return new Place(place.folder(), arguments);
  }

  /// The changes, byte for byte as text.
  private static List<String> feed(Http http) {
    var all = new ArrayList<String>();
    var after = "earliest";
    while (true) {
      var page = http.get("/v1/changes?limit=1000&after=" + after);
      page.json().forEach(change -> all.add(change.toString()));
      if (page.header("Next-After").equals(after)) {
        return all;
      }
      after = page.header("Next-After");
    }
  }

  private static String sequence(long sequence) {
    return "%020d".formatted(sequence);
  }
}
