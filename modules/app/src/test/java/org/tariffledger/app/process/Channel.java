package org.tariffledger.app.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A way in which somebody hears of changes, with whoever listens at its far end.
interface Channel extends AutoCloseable {

  /// What somebody heard. In a lane, changes are heard in their order.
  record Heard(String lane, long sequence, String text) {}

  String name();

  /// What a server is told of the channel when it starts.
  Map<String, String> environment();

  /// Begins to listen, once there are servers.
  void listen(Servers servers) throws Exception;

  /// Lets the far end fail for a while.
  void disturb(RandomGenerator random) throws Exception;

  /// Everything that was heard, in its order, when that is all up to the sequence, or when there
  /// was time enough for it.
  List<Heard> heard(long upTo, Duration atMost) throws Exception;

  @Override
  void close();
}
