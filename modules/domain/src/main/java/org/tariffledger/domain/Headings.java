package org.tariffledger.domain;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;

/// Headings in order, each once, found by code without walking them. How they are found is put
/// together once, and stays with the event that names them.
final class Headings extends AbstractList<ProductCode> implements RandomAccess {

  private static final Headings NONE = new Headings(CodeSet.empty());

  private final CodeSet codes;
  private final List<ProductCode> inOrder;

  private Headings(CodeSet codes) {
    this.codes = codes;
    this.inOrder = List.copyOf(codes.codes());
  }

  static Headings of(Collection<ProductCode> headings) {
    return switch (headings) {
      case Headings known -> known;
      case Collection<ProductCode> none when none.isEmpty() -> NONE;
      default -> new Headings(CodeSet.of(headings));
    };
  }

  CodeSet codes() {
    return codes;
  }

  @Override
  public ProductCode get(int index) {
    return inOrder.get(index);
  }

  @Override
  public int size() {
    return inOrder.size();
  }
}
