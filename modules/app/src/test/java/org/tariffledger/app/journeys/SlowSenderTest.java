package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.app.journeys.Database.Place;

/// Who pauses for too long in the middle of a body is told so, leaves nothing and holds up nobody.
class SlowSenderTest {

  private static final String SCHEDULE =
      "/v1/schedules?importer=US&edition=HTS-2025&effectiveFrom=2025-01-01T00:00:00Z";
  private static final int FILES_MAX = 2;
  private static final int PATIENCE_MS_MAX = 10_000;

  private static Server server;

  @BeforeAll
  static void start() {
    var place = Database.H2.newPlace();
    var arguments = new ArrayList<>(place.arguments());
    arguments.add("--server.tomcat.connection-timeout=500ms");
    server = Server.start(new Place(place.folder(), arguments), "none");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}, {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a file        | text/csv         | Content-Length: 1000",
        "a file        | text/csv         | Transfer-Encoding: chunked",
        "a body of JSON| application/json | Content-Length: 1000"
      })
  void what_does_not_come_on_in_time_is_refused(String what, String type, String length)
      throws IOException {
    var before = events();
    List<Socket> senders = new ArrayList<>();
    for (int i = 0; i < FILES_MAX; i++) {
      senders.add(begin(type, length));
    }

    for (var sender : senders) {
      try (sender) {
        var answer = new String(sender.getInputStream().readAllBytes(), UTF_8);
        assertThat(answer)
            .as(what)
            .startsWith("HTTP/1.1 408 ")
            .contains("\r\nConnection: close\r\n", "\"code\":\"request-timeout\"");
      }
    }
    assertThat(events()).isEqualTo(before);
    assertThat(server.http().postFile(SCHEDULE + "&dryRun=true", "code,rate\n8703,2%\n").status())
        .isEqualTo(200);
  }

  /// The beginning of a body, of which the rest never comes.
  private static Socket begin(String type, String length) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MS_MAX);
    var beginning =
        String.join(
            "\r\n",
            "POST " + SCHEDULE + " HTTP/1.1",
            "Host: localhost",
            "Content-Type: " + type,
            "Authorization: Bearer " + server.key(),
            length,
            "",
            "12\r\ncode,rate\n8703,2%\n");
    socket.getOutputStream().write(beginning.getBytes(UTF_8));
    return socket;
  }

  private static long events() {
    return server.store().sql("select count(*) from event").query(Long.class).single();
  }
}
