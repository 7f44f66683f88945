package org.tariffledger.domain;

/// Whose goods a measure is aimed at.
public sealed interface Target {

  record World() implements Target {
    @Override
    public String toString() {
      return "WORLD";
    }
  }

  /// One economy, or a union, which stands for its members too.
  record Economy(EconomyCode code) implements Target {
    @Override
    public String toString() {
      return code.value();
    }
  }

  record Group(GroupId id) implements Target {
    @Override
    public String toString() {
      return id.value();
    }
  }

  static Target of(String text) {
    if (text.equals("WORLD")) {
      return new World();
    }
    return text.length() == 2 ? new Economy(new EconomyCode(text)) : new Group(new GroupId(text));
  }
}
