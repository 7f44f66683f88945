package org.tariffledger.rest.commands;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tariffledger.commands.Receipt;
import org.tariffledger.rest.json.Names;

/// For which kinds of command a second person has to agree, and how long a proposal waits for one.
public record FourEyes(Set<String> kinds, Duration openFor) {

  /// Every kind that there is, as acts name them.
  public static final List<String> KINDS = CommandReader.TYPES.stream().map(Names::of).toList();

  public FourEyes {
    kinds = Set.copyOf(kinds);
  }

  /// The act would have left something, and somebody else has to agree first.
  static final class Needed extends RuntimeException {

    private final transient Receipt receipt;
    private final transient Set<String> kinds;

    private Needed(Receipt receipt, Set<String> kinds) {
      super("A second person has to agree.");
      this.receipt = receipt;
      this.kinds = kinds;
    }

    /// For these.
    Set<String> kinds() {
      return kinds;
    }

    /// Up to which position the rules have looked at it.
    long lookedAt() {
      return receipt.position() - receipt.events().size();
    }
  }

  /// To be asked in the transaction that records: only then it is certain which commands an act
  /// brings with it, and that the rules accept them. What is recorded already needs nobody.
  ///
  /// @throws Needed if an act of these commands needs a second person; nothing is recorded then
  void throwIfNeeded(Receipt receipt) {
    if (kinds.isEmpty() || receipt.events().isEmpty()) {
      return;
    }
    var found = new TreeSet<String>();
    for (var command : receipt.decided()) {
      found.add(Names.of(command.getClass()));
    }
    found.retainAll(kinds);
    if (!found.isEmpty()) {
      throw new Needed(receipt, found);
    }
  }
}
