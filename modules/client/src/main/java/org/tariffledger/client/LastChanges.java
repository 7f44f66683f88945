package org.tariffledger.client;

import java.util.ArrayDeque;
import org.tariffledger.client.api.Change;
import org.tariffledger.client.api.ChangeFilter;
import org.tariffledger.client.api.Position;
import org.tariffledger.client.api.Query;

/// The last changes there are, at most so many. A filter may leave out most of what there is, so it
/// is looked further and further back.
record LastChanges(Ledger ledger, ChangeFilter filter, int count) {

  private static final int COUNT_MAX = 10_000;
  private static final int FURTHER_BACK = 8;

  LastChanges {
    if (count < 0 || count > COUNT_MAX) {
      throw new CannotGoOn(
          CannotGoOn.Why.USAGE, "--lines is a number from 0 to " + COUNT_MAX + ".");
    }
  }

  /// Returns after which change it goes on.
  Position print(Session session) {
    var head = head();
    if (count == 0 || head.isEarliest()) {
      return head;
    }
    long newest = Long.parseLong(head.after());
    long back = count;
    var last = between(newest - back, head);
    while (last.size() < count && back <= newest) {
      back *= FURTHER_BACK;
      last = between(newest - back, head);
    }
    last.forEach(change -> TailCommand.print(change, session));
    return head;
  }

  private Position head() {
    var reply = ledger.get("/v1/changes", Query.NONE.with("after", "now").with("limit", "1"));
    return new Position(
        reply.header("Ledger-Id").orElse(null), reply.header("Next-After").orElse("earliest"));
  }

  private ArrayDeque<Change> between(long after, Position head) {
    var from = after < 0 ? Position.EARLIEST : new Position(head.ledger(), String.valueOf(after));
    return ledger.heard(
        client -> {
          var last = new ArrayDeque<Change>();
          try (var following = client.follow(filter, from)) {
            for (var change = following.poll(); change != null; change = following.poll()) {
              if (change.sequence() > Long.parseLong(head.after())) {
                break;
              }
              last.add(change);
              if (last.size() > count) {
                last.remove();
              }
            }
          }
          return last;
        });
  }
}
