package org.tariffledger.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/// A command line as it was typed: what it printed and how it ended.
record Typed(int exitCode, String out, String err) {

  static Typed in(Path folder, String... arguments) {
    return in(folder, Map.of(), arguments);
  }

  static Typed in(Path folder, Map<String, String> environment, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings =
        new Surroundings(new PrintWriter(out), new PrintWriter(err), false, environment, folder);
    int exitCode = TariffLedgerCommand.run(surroundings, arguments);
    return new Typed(exitCode, out.toString(), err.toString());
  }
}
