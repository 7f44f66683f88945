package org.tariffledger.client.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tariffledger.client.proof.Finding.Outcome;

/// What a verification has found, in the order in which it looked. It goes on after a fault, so
/// that all are told at once.
public final class Findings {

  private final List<Finding> found = new ArrayList<>();
  private boolean isByOwnKeys;

  /// Something to look at; it throws [NotProven] if it is not so.
  @FunctionalInterface
  interface Look<T> {
    T at();
  }

  /// Empty if there is a fault.
  <T> Optional<T> check(String what, Look<T> look) {
    try {
      var seen = look.at();
      found.add(new Finding(Outcome.VERIFIED, what, String.valueOf(seen)));
      return Optional.of(seen);
    } catch (NotProven e) {
      fault(what, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void fault(String what, String detail) {
    found.add(new Finding(Outcome.FAULT, what, detail));
  }

  void open(String what, String detail) {
    found.add(new Finding(Outcome.OPEN, what, detail));
  }

  /// Nobody has said which keys are the ledger's: those were taken that came with what is verified.
  void openKeys(String what, String detail) {
    isByOwnKeys = true;
    open(what, detail);
  }

  /// Whether it is verified only as far as keys go that nobody has vouched for.
  public boolean isByOwnKeys() {
    return isByOwnKeys;
  }

  public List<Finding> all() {
    return List.copyOf(found);
  }

  public long faults() {
    return found.stream().filter(finding -> finding.outcome() == Outcome.FAULT).count();
  }
}
