package org.tariffledger.client;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `POST /v1/acts`
@Command(
    name = "act",
    description = "Records an act of up to 1,000 commands from a file, whole or not at all.")
final class ActCommand implements Runnable {

  @Parameters(
      paramLabel = "FILE",
      description = "In JSON, or in YAML as an act of a scenario: {commands: […], announcedAt: …}.")
  private Path file = Path.of("");

  @Mixin private CommandOptions options = new CommandOptions();

  private final TariffLedgerCommand root;

  ActCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    options.send(ObjectFile.read(session.surroundings().folder().resolve(file)), session);
  }
}
