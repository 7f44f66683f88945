package org.tariffledger.app.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A caller. Every answer that it gets is held against the document, which is read from the first
/// server: it is the program's, and takes longer to make than a server to start.
final class Http {

  private static final Duration PATIENCE_MAX = Duration.ofSeconds(40);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static @Nullable OpenApiContract first;

  private final int port;
  private final String key;
  private final OpenApiContract contract;

  Http(int port, String key) {
    this.port = port;
    this.key = key;
    this.contract = first(this).anew();
  }

  private static synchronized OpenApiContract first(Http http) {
    if (first == null) {
      first = new OpenApiContract(exchange(http.request("/v3/api-docs").GET().build()).json());
    }
    return first;
  }

  OpenApiContract contract() {
    return contract;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path, String json, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 4);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    all[headers.length + 2] = "Authorization";
    all[headers.length + 3] = "Bearer " + key;
    return send("POST", path, BodyPublishers.ofString(json), all);
  }

  Answer postFile(String path, String csv, String... headers) {
    return postFile(path, BodyPublishers.ofString(csv), headers);
  }

  Answer postFile(String path, BodyPublisher file, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 4);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "text/csv";
    all[headers.length + 2] = "Authorization";
    all[headers.length + 3] = "Bearer " + key;
    return send("POST", path, file, all);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request = request(path).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    var answer = exchange(request.build());
    contract.check(method, path, answer);
    return answer;
  }

  /// Of an answer that has no end soon, as much as ends with the text.
  Answer beginning(String path, String upTo, String... headers) {
    var request = request(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        var text = new ByteArrayOutputStream();
        for (int next = body.read(); next >= 0; next = body.read()) {
          text.write(next);
          if (next == upTo.charAt(upTo.length() - 1) && utf8(text.toByteArray()).endsWith(upTo)) {
            break;
          }
        }
        var answer = new Answer(response.statusCode(), headers(response), utf8(text.toByteArray()));
        contract.check("GET", path, answer);
        return answer;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What no well-behaved client would send: one line, as it is.
  Answer raw(String method, String target) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE_MAX.toMillis());
      var lines =
          method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
      var answer = parse(socket.getInputStream().readAllBytes());
      contract.check(method, target, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE_MAX);
  }

  private static Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), headers(response), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> headers(HttpResponse<?> response) {
    var headers = new TreeMap<String, String>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  private static Answer parse(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var end = text.indexOf("\r\n\r\n");
    var lines = text.substring(0, end).split("\r\n", -1);
    var headers = new TreeMap<String, String>();
    Arrays.stream(lines)
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .forEach(h -> headers.put(h[0].toLowerCase(java.util.Locale.ROOT), h[1]));
    var body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    return new Answer(
        Integer.parseInt(lines[0].split(" ", 3)[1]),
        headers,
        headers.containsKey("transfer-encoding") ? unchunked(body) : utf8(body));
  }

  private static String unchunked(byte[] chunks) {
    var whole = new ByteArrayOutputStream();
    var text = new String(chunks, StandardCharsets.ISO_8859_1);
    for (int at = 0; at < chunks.length; ) {
      var lineEnd = text.indexOf("\r\n", at);
      var size = Integer.parseInt(text.substring(at, lineEnd), 16);
      whole.write(chunks, lineEnd + 2, size);
      at = size == 0 ? chunks.length : lineEnd + 2 + size + 2;
    }
    return utf8(whole.toByteArray());
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
