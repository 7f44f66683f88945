package org.tariffledger.client;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a person reads what goes to the standard error. Java can tell only of the standard
/// input and output together; Linux shows what each stands for.
final class StandardError {

  private static final Path ON_LINUX = Path.of("/proc/self/fd/2");
  private static final Pattern TERMINAL = Pattern.compile("/dev/(?:pts/\\d+|tty\\w*|console)");

  static boolean isTerminal() {
    try {
      return isTerminal(Files.readSymbolicLink(ON_LINUX));
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }

  static boolean isTerminal(Path device) {
    return TERMINAL.matcher(device.toString()).matches();
  }

  private StandardError() {}
}
