package org.tariffledger.app.journeys;


import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.client.Surroundings;
import org.tariffledger.client.TariffLedgerCommand;

/// The command line against the real server.
class CommandLineTest {

  @TempDir Path folder;

  @Test
  void look() throws Exception {
    var server = Server.ofTheDemonstration(Database.H2);
    for (var line :
        List.of(
            "rates --importer US --exporter CN --product 9018.31.00 --valid-at 2025-04-23",
            "rates --importer DE --exporter US --valid-at 2025-04-23",
            "rates --importer US --exporter CA --valid-at 2025-03-10",
            "relation US CN --valid-at 2025-04-23",
            "rates --importer US --exporter XX --product 12345 --valid-at"
                + " 2025-04-09T00:00:00+01:00Z",
            "import scenario " + Server.DEMONSTRATION.toAbsolutePath())) {
      var typed = typed(server, line);
      Files.writeString(
          Path.of("/tmp/look"),
          line + "\n" + typed + "\n\n",
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    }
    try (var empty = Server.empty(Database.H2)) {
      Files.writeString(folder.resolve("big.csv"), "0101.21.00\n".repeat(2_000_000));
      Files.writeString(folder.resolve("badkey"), "tl_" + "x".repeat(43));
      for (var line :
          List.of(
              "import scenario " + Server.DEMONSTRATION.toAbsolutePath(),
              "import scenario " + Server.DEMONSTRATION.toAbsolutePath(),
              "import list big.csv --id A --key-file badkey",
              "import list big.csv --id A",
              "import list big.csv --id A --imposer US --name x")) {
        var typed = typed(empty, line);
        Files.writeString(
            Path.of("/tmp/look"),
            line + "\n" + typed + "\n\n",
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND);
      }
    }
  }

  private String typed(Server server, String line) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Map.of("TARIFF_LEDGER_KEY", server.key()),
            folder);
    var words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--server", "http://127.0.0.1:" + server.port(), "--timeout", "5"));
    int code = TariffLedgerCommand.run(surroundings, words.toArray(String[]::new));
    return code + "\n--out\n" + out + "--err\n" + err;
  }
}
