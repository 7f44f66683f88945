package org.tariffledger.app.journeys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A proxy that cuts every connection off after some bytes, in the middle of whatever they are.
final class Cutter implements AutoCloseable {

  private final ServerSocket listening;
  private final int server;
  private final int bytesMax;
  private final Random random;
  private final AtomicInteger cuts = new AtomicInteger();

  /// Connections of which a side has gone by itself.
  private final AtomicInteger gone = new AtomicInteger();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Cutter(int server, long seed, int bytesMax) throws IOException {
    this.server = server;
    this.bytesMax = bytesMax;
    this.random = new Random(seed);
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  int cuts() {
    return cuts.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        var bytes = 1 + random.nextInt(bytesMax);
        threads.execute(() -> serve(client, bytes));
      } catch (IOException _) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket client, int bytes) {
    try (client;
        var upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      threads.execute(() -> pass(client, upstream));
      var buffer = new byte[512];
      var left = bytes;
      while (left > 0) {
        int read = upstream.getInputStream().read(buffer, 0, Math.min(left, buffer.length));
        if (read < 0) {
          return;
        }
        client.getOutputStream().write(buffer, 0, read);
        left -= read;
      }
      cuts.incrementAndGet();
      // Without a farewell.
      upstream.setSoLinger(true, 0);
    } catch (IOException _) {
      gone.incrementAndGet();
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      gone.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
    threads.close();
  }
}
