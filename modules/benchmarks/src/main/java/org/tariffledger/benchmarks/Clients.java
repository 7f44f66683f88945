package org.tariffledger.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Clients that each ask again when they have their answer.
final class Clients {

  static final int ONE = 1;
  static final int MANY = 4;

  /// Opens the connection of one of them.
  @FunctionalInterface
  interface Connecting {
    KeepAlive connect(int client) throws IOException;
  }

  /// How many replies all of them together get in a second; each reply is checked.
  static double repliesPerSecond(
      int clients, Duration during, Connecting connecting, Consumer<KeepAlive.Reply> check)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var began = System.nanoTime();
      var counts = new ArrayList<Future<Integer>>();
      for (int client = 0; client < clients; client++) {
        counts.add(threads.submit(asking(client, connecting, check, began + during.toNanos())));
      }
      var replies = 0;
      for (var count : counts) {
        replies += count.get();
      }
      return replies / ((System.nanoTime() - began) / 1e9);
    }
  }

  private static Callable<Integer> asking(
      int client, Connecting connecting, Consumer<KeepAlive.Reply> check, long until) {
    return () -> {
      var replies = 0;
      try (var connection = connecting.connect(client)) {
        do { // At least one, however late the client comes.
          check.accept(connection.ask());
          replies++;
        } while (System.nanoTime() - until < 0);
      }
      return replies;
    };
  }

  private Clients() {}
}
