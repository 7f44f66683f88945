package org.tariffledger.app.journeys;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.tariffledger.client.Surroundings;
import org.tariffledger.client.TariffLedgerCommand;

/// A command line as it was typed in this process: what it printed and how it ended.
record TypedLine(int exitCode, String out, String err) {

  /// With the key of the first start, in a folder of its own.
  static TypedLine on(Server server, Path folder, String line) {
    return on(server, server.key(), folder, line);
  }

  static TypedLine on(Server server, String key, Path folder, String line) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode = run(server, key, folder, new PrintWriter(out), new PrintWriter(err), line);
    return new TypedLine(exitCode, out.toString(), err.toString());
  }

  static int run(
      Server server, String key, Path folder, PrintWriter out, PrintWriter err, String line) {
    var environment = Map.of("TARIFF_LEDGER_KEY", key);
    var words = (line + " --server " + url(server)).split(" +");
    return TariffLedgerCommand.run(new Surroundings(out, err, false, environment, folder), words);
  }

  static String url(Server server) {
    return "http://127.0.0.1:" + server.port();
  }
}
