package org.tariffledger.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Any command of the ledger, by its type.
@Command(
    name = "command",
    description = "Records one command of any type: registerProgramme, extendPause, correct.")
final class AnyCommand implements Runnable {

  @Parameters(paramLabel = "TYPE", description = "As the guide's page of acts names it.")
  private String type = "";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Its other fields, as an object in JSON or YAML.")
  private @Nullable Path file;

  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  private final TariffLedgerCommand root;

  AnyCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    var command = CommandBody.of(type);
    if (file != null) {
      var fields = ObjectFile.read(session.surroundings().folder().resolve(file));
      fields.properties().forEach(field -> command.with(field.getKey(), field.getValue()));
      command.with("type", type);
    }
    options.send(command, announcement, session);
  }
}
