package org.tariffledger.app.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Several callers who ask at the same time.
final class Clients {

  static final int COUNT = 8;

  /// What each of them is answered.
  static List<Answer> together(IntFunction<Answer> request) throws Exception {
    try (var clients = Executors.newFixedThreadPool(COUNT)) {
      var requests =
          IntStream.range(0, COUNT)
              .<Callable<Answer>>mapToObj(client -> () -> request.apply(client))
              .toList();
      var answers = new ArrayList<Answer>();
      for (var answer : clients.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private Clients() {}
}
