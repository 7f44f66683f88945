package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Server-Sent Events off a socket, as the HTML standard says (9.2.6), and no others' way.
final class SseClient implements AutoCloseable {

  private static final int RECEIVE_BUFFER_BYTES = 8_192;
  private static final int PATIENCE_MS_MAX = 40_000;

  record Event(String id, String data) {}

  private final Socket socket;
  private final InputStream in;
  private final List<Event> received = new ArrayList<>();
  private int leftOfChunk;
  private boolean isOver;
  private String id;
  private String data = "";
  private String position;

  private SseClient(Socket socket, @Nullable String lastEventId) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.position = lastEventId == null ? "" : lastEventId;
    this.id = position;
  }

  static SseClient open(int port, String path, @Nullable String lastEventId) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    socket.setSoTimeout(PATIENCE_MS_MAX);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var client = new SseClient(socket, lastEventId);
    try {
      client.ask(path, lastEventId);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
    return client;
  }

  /// Connects again after every cut, until so many events have come.
  static List<Event> follow(int port, String path, int events, Duration atMost) {
    var all = new ArrayList<Event>();
    var end = System.nanoTime() + atMost.toNanos();
    @Nullable String last = null;
    while (all.size() < events && System.nanoTime() < end) {
      try (var client = open(port, path, last)) {
        try {
          client.take(events - all.size());
        } finally {
          all.addAll(client.received());
          last = client.position().isEmpty() ? null : client.position();
        }
      } catch (IOException _) {
        // Cut off: once more.
      }
    }
    return all;
  }

  private void ask(String path, @Nullable String lastEventId) throws IOException {
    var lines =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
            + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n")
            + "\r\n";
    socket.getOutputStream().write(lines.getBytes(UTF_8));
    var status = line();
    var isChunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      isChunked |= line.equalsIgnoreCase("Transfer-Encoding: chunked");
    }
    if (!status.startsWith("HTTP/1.1 200") || !isChunked) {
      throw new IllegalStateException(status);
    }
  }

  /// Waits for so many events more.
  List<Event> take(int events) throws IOException {
    var from = received.size();
    while (received.size() < from + events) {
      if (!readLine()) {
        throw new EOFException("The stream ended.");
      }
    }
    return List.copyOf(received.subList(from, received.size()));
  }

  List<Event> received() {
    return received;
  }

  /// The last id, also of what was no event.
  String position() {
    return position;
  }

  void awaitPosition(String wanted) throws IOException {
    while (!position.equals(wanted)) {
      if (!readLine()) {
        throw new EOFException("The stream ended.");
      }
    }
  }

  /// Whether the rest of the answer ends as answers do.
  boolean endsCleanly() {
    try {
      while (readLine()) {}
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private boolean readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      if (next < 0) {
        return false;
      }
      line.write(next);
    }
    take(line.toString(UTF_8));
    return true;
  }

  private void take(String line) {
    if (line.isEmpty()) {
      position = id;
      if (!data.isEmpty()) {
        received.add(new Event(id, data));
        data = "";
      }
    } else if (line.startsWith("id: ")) {
      id = line.substring("id: ".length());
    } else if (line.startsWith("data: ")) {
      data += line.substring("data: ".length());
    }
  }

  private int next() throws IOException {
    if (isOver) {
      return -1;
    }
    if (leftOfChunk == 0) {
      leftOfChunk = Integer.parseInt(line(), 16);
      if (leftOfChunk == 0) {
        isOver = true;
        line();
        return -1;
      }
    }
    int next = read();
    leftOfChunk--;
    if (leftOfChunk == 0) {
      line();
    }
    return next;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = read(); next != '\n'; next = read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private int read() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("Cut off.");
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
