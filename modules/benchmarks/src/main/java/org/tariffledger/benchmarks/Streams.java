package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Clients of one stream of Server-Sent Events each. Of a change they say when each of them had it.
final class Streams implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final List<Socket> sockets = new ArrayList<>();
  private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
  private volatile long awaited = -1;
  private volatile CountDownLatch missing = new CountDownLatch(0);

  private Streams() {}

  static Streams open(int port, int clients) throws Exception {
    var streams = new Streams();
    var begun = new CountDownLatch(clients);
    for (int client = 0; client < clients; client++) {
      var socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(KeepAlive.getting("/v1/changes/stream?after=now"));
      streams.sockets.add(socket);
      Thread.ofVirtual().start(() -> streams.read(socket, begun));
    }
    if (!begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Not every stream began.");
    }
    return streams;
  }

  private void read(Socket socket, CountDownLatch begun) {
    try (var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1), 4_096)) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(": ok")) {
          begun.countDown();
        } else if (line.startsWith("id: ") && line.substring(4).equals(text(awaited))) {
          arrivals.add(System.nanoTime());
          missing.countDown();
        }
      }
    } catch (IOException _) {
      // Closed by whoever opened it.
    }
  }

  private static String text(long sequence) {
    return "%020d".formatted(sequence);
  }

  /// From now on it is this change that counts.
  void expect(long sequence) {
    arrivals.clear();
    missing = new CountDownLatch(sockets.size());
    awaited = sequence;
  }

  /// How many milliseconds after the moment each client had it.
  List<Double> millisAfter(long nanoTime) throws InterruptedException {
    if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("A change did not come to every client.");
    }
    return arrivals.stream().map(arrival -> (arrival - nanoTime) / 1e6).toList();
  }

  /// What a sender takes that only writes the same bytes to as many sockets, one after the other.
  static List<Double> plain(int clients, int rounds, int bytes) throws Exception {
    var all = new ArrayList<Double>();
    try (var listening = new ServerSocket(0, clients, InetAddress.getLoopbackAddress())) {
      var accepted = Collections.synchronizedList(new ArrayList<Socket>());
      Thread.ofPlatform().daemon().start(() -> accept(listening, accepted));
      try (var streams = open(listening.getLocalPort(), clients)) {
        for (int round = 0; round < rounds; round++) {
          streams.expect(round);
          var began = System.nanoTime();
          var event = "id: " + text(round) + "\ndata: " + "x".repeat(bytes) + "\n\n";
          for (var socket : accepted) {
            socket.getOutputStream().write(event.getBytes(ISO_8859_1));
          }
          all.addAll(streams.millisAfter(began));
        }
      }
      for (var socket : accepted) {
        socket.close();
      }
    }
    return all;
  }

  private static void accept(ServerSocket listening, List<Socket> accepted) {
    try {
      while (true) {
        var socket = listening.accept();
        socket.setTcpNoDelay(true);
        accepted.add(socket);
        socket.getOutputStream().write(": ok\n".getBytes(ISO_8859_1));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
