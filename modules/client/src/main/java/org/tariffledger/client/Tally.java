package org.tariffledger.client;

/// How much of a scenario is in the ledger.
final class Tally {

  private final String scenario;
  private final int acts;
  private int recorded;
  private int known;
  private int events;
  private String position = "";

  Tally(String scenario, int acts) {
    this.scenario = scenario;
    this.acts = acts;
  }

  /// An answer that is repeated, or one without events, tells of an act that was there before.
  void add(Reply reply) {
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
    return recorded + known;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(scenario + ": recorded " + recorded + " of " + acts + " acts");
    text.append(" (" + events + " events)");
    if (known > 0) {
      text.append(", " + known + " were there before");
    }
    if (done() < acts) {
      text.append(", " + (acts - done()) + " were not recorded");
    }
    return position.isEmpty() ? text + "." : text + "; ledger position " + position + ".";
  }
}
