package org.tariffledger.rest.files;

import java.util.List;

/// What was found in a file, in the order of its lines: at most `SHOWN_MAX` of them, and how many
/// there are.
public record Findings(List<FileFault> shown, int total) {

  public static final int SHOWN_MAX = 100;

  public Findings {
    shown = List.copyOf(shown);
  }

  public boolean isEmpty() {
    return total == 0;
  }
}
