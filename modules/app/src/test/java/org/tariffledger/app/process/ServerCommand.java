package org.tariffledger.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tariffledger.app.TariffLedger;

/// How a server is started: from which folder, with which environment and arguments. Unless told
/// otherwise it takes any free port.
record ServerCommand(
    Path folder, List<String> program, Map<String, String> environment, List<String> arguments) {

  /// What shortens a start. Nothing of it changes what the server does.
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  /// Our own classes on the class path of this test, without what tests bring along.
  static ServerCommand in(Path folder) {
    return in(folder, KeptStart.OPTION);
  }

  static ServerCommand in(Path folder, String option) {
    List<String> program = new ArrayList<>(List.of(java(), option));
    program.addAll(QUICK);
    program.add("-Duser.home=" + folder.resolve("home"));
    program.addAll(List.of("-cp", KeptStart.CLASS_PATH, TariffLedger.class.getName()));
    return new ServerCommand(folder, program, Map.of("TARIFF_LEDGER_PORT", "0"), List.of());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  ServerCommand with(String variable, String value) {
    return with(Map.of(variable, value));
  }

  ServerCommand with(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(variables);
    return new ServerCommand(folder, program, all, arguments);
  }

  ServerCommand saying(String... more) {
    return new ServerCommand(folder, program, environment, List.of(more));
  }

  ServerProcess start() {
    try {
      Files.createDirectories(folder.resolve("home"));
      Path output = Files.createTempFile(folder, "output", ".txt");
      List<String> command = new ArrayList<>(program);
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(ServerCommand::wouldInterfere);
      builder.environment().putAll(environment);
      return new ServerProcess(builder.start(), output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// What the machine of the test happens to have set.
  private static boolean wouldInterfere(String variable) {
    return variable.startsWith("TARIFF_LEDGER_") || variable.startsWith("SPRING_");
  }
}
