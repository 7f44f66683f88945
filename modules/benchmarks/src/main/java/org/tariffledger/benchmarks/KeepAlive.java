package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;

/// A client that costs next to nothing: it asks its questions in turn, again and again, on one
/// connection. A client of the shelf takes as long as the server does, and would hide what is
/// measured.
final class KeepAlive implements AutoCloseable {

  private final Socket socket;
  private final DataInputStream in;
  private final List<byte[]> requests;
  private int next;

  private KeepAlive(int port, List<byte[]> requests, int first) throws IOException {
    this.requests = requests;
    next = first % requests.size();
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16_384));
  }

  KeepAlive(int port, String target) throws IOException {
    this(port, List.of(getting(target)), 0);
  }

  /// What asks for the target.
  static byte[] getting(String target) {
    return ("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(ISO_8859_1);
  }

  /// What asks for the target by a body in JSON, of plain letters.
  static byte[] posting(String target, String json) {
    return """
    POST %s HTTP/1.1
    Host: 127.0.0.1
    Content-Type: application/json
    Content-Length: %d

    """
        .replace("\n", "\r\n")
        .formatted(target, json.length())
        .concat(json)
        .getBytes(ISO_8859_1);
  }

  /// Opens one client's connection, on which he asks all of them in turn. Clients begin far from
  /// each other.
  static KeepAlive of(int client, int port, List<byte[]> requests) throws IOException {
    return new KeepAlive(port, requests, client * 997);
  }

  record Reply(int status, int bodyBytes) {}

  Reply ask() throws IOException {
    socket.getOutputStream().write(requests.get(next));
    next = (next + 1) % requests.size();
    var status = Integer.parseInt(line().substring(9, 12));
    var length = 0;
    var isChunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        isChunked = lower.endsWith("chunked");
      }
    }
    return new Reply(status, isChunked ? skipChunks() : skip(length));
  }

  private int skipChunks() throws IOException {
    var total = 0;
    int length;
    do {
      length = Integer.parseInt(line(), 16);
      total += skip(length);
      line();
    } while (length > 0);
    return total;
  }

  private int skip(int bytes) throws IOException {
    in.skipNBytes(bytes);
    return bytes;
  }

  private String line() throws IOException {
    var text = new StringBuilder(64);
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      text.append((char) c);
    }
    in.skipNBytes(1);
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
