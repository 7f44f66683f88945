package org.tariffledger.client;

import org.tariffledger.client.api.Reply;

/// How much of a scenario is in the ledger.
final class Tally {

  private final String scenario;
  private final int acts;
  private int recorded;
  private int known;
  private int proposed;
  private int events;
  private String position = "";

  Tally(String scenario, int acts) {
    this.scenario = scenario;
    this.acts = acts;
  }

  /// An answer that is repeated, or one without events, tells of an act that was there before.
  void add(Reply reply) {
    if (ProposalText.isAnsweredBy(reply)) {
      proposed++;
      return;
    }
    var json = reply.json();
    int more = json.path("events").size();
    if (more == 0 || reply.header("Idempotency-Replayed").isPresent()) {
      known++;
    } else {
      recorded++;
      events += more;
    }
    position = json.path("position").asString("");
  }

  int done() {
    return recorded + known + proposed;
  }

  private static String were(int count) {
    return count == 1 ? " was" : " were";
  }

  @Override
  public String toString() {
    var text = new StringBuilder(scenario + ": recorded " + recorded + " of ");
    text.append(Words.counted(acts, "act") + " (" + Words.counted(events, "event") + ")");
    if (known > 0) {
      text.append(", " + known + were(known) + " there before");
    }
    if (proposed > 0) {
      text.append(", " + proposed + were(proposed) + " proposed and wait for somebody's approval");
    }
    if (done() < acts) {
      int left = acts - done();
      text.append(", " + left + were(left) + " not recorded");
    }
    return position.isEmpty() ? text + "." : text + "; ledger position " + position + ".";
  }
}
