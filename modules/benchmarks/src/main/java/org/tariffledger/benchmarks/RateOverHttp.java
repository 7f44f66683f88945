package org.tariffledger.benchmarks;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.tariffledger.benchmarks.Line.Hope;

/// Rates per second over HTTP, beside a constant reply of the same size with the same headers.
/// Client and server share the machine, so both get less than a server alone would.
final class RateOverHttp {

  private static final String RATES = "/v1/rates?importer=US&exporter=CN&validAt=2025-04-23";

  /// Written by the server for every reply, the constant one too.
  private static final List<String> OF_THE_CONNECTION =
      List.of("Content-Length", "Transfer-Encoding", "Date", "Connection", "Keep-Alive");

  static List<Line> measure(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder());
        var server = Server.start(database, Server.DEMONSTRATION)) {
      return List.of(
          line("A rate of general goods over HTTP", RATES, server, sizes),
          line("A rate of one product over HTTP", RATES + "&product=9018.31.00", server, sizes));
    }
  }

  static Line line(String what, String target, Server server, Sizes sizes) throws Exception {
    var size = copy(target, server);
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> perSecond(server.port(), target, size, sizes.httpRound()),
                () -> perSecond(server.port(), ConstantReply.PATH, size, sizes.httpRound())));
    return new Line(
        "%s, %,d bytes".formatted(what, size),
        medians[0],
        "/s",
        "a constant reply of the same size and headers",
        medians[1],
        Hope.atLeast(0.8));
  }

  /// Makes the constant reply what the answer is; returns its size.
  static int copy(String target, Server server) {
    var answer = answer(target, server.port());
    var headers = new HttpHeaders(answer.getHeaders());
    OF_THE_CONNECTION.forEach(headers::remove);
    var body = answer.getBody() == null ? new byte[0] : answer.getBody();
    server.bean(ConstantReply.class).set(body, headers);
    return body.length;
  }

  private static ResponseEntity<byte[]> answer(String target, int port) {
    return RestClient.create("http://127.0.0.1:" + port)
        .get()
        .uri(target)
        .retrieve()
        .toEntity(byte[].class);
  }

  private static double perSecond(int port, String target, int size, Duration during)
      throws Exception {
    return Clients.repliesPerSecond(
        Clients.MANY,
        during,
        _ -> new KeepAlive(port, target),
        reply -> {
          if (reply.status() != 200 || Math.abs(reply.bodyBytes() - size) > 10) {
            throw new IllegalStateException(target + " gave " + reply + ", not " + size);
          }
        });
  }

  private RateOverHttp() {}
}
