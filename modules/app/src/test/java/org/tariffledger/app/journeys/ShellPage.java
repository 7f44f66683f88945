package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page of the guide whose commands are typed as they are printed, in a folder with `data` in it.
/// `functions` stand in for programs that are not here.
record ShellPage(String name, Path folder, String functions) {

  private static final Path GUIDE = Path.of("../../docs/guide");
  private static final Pattern BLOCK = Pattern.compile("```shell\n(.*?)```", Pattern.DOTALL);
  private static final String JAR = "modules/client/target/tariff-ledger.jar";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final int SECONDS_MAX = 300;

  ShellPage(String name, Path folder) {
    this(name, folder, "");
  }

  /// Returns what the commands print.
  String type(int port) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder("bash", "-c", script(port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().remove("TARIFF_LEDGER_KEY");
    var shell = builder.start();
    var ended = shell.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    shell.destroyForcibly();
    var text = Files.readString(output);
    assertThat(ended).as("%s", text).isTrue();
    assertThat(shell.exitValue()).as("%s", text).isZero();
    return text;
  }

  /// Without the start of the server. A command that is refused ends it; before it reads it waits
  /// as long as a person does at least, so that what was recorded can be read. The jar of the
  /// command line is packaged later than this runs: its classes stand in for it.
  private String script(int port) throws IOException {
    var commands =
        BLOCK
            .matcher(Files.readString(GUIDE.resolve(name)))
            .results()
            .map(block -> block.group(1))
            .filter(block -> !block.contains("mvn "))
            .collect(Collectors.joining("\n"));
    return """
    set -e
    curl() {
      case "$*" in *POST*) ;; *) sleep 1 ;; esac
      command curl -sS --fail-with-body "$@"; echo
    }
    java() {
      # In the background the shell gives way, so that it is the program that is stopped.
      case "$1" in *.java) if [ $BASHPID = $$ ]; then %2$s "$@"; return; else exec %2$s "$@"; fi ;; esac
      case "$*" in *" import "*) ;; *) sleep 1 ;; esac
      case "$1 $2" in
        "-jar %1$s") %2$s org.tariffledger.client.TariffLedgerCommand "${@:3}" --server http://127.0.0.1:8080 ;;
        "-cp %1$s") %2$s "${@:3}" ;;
        *) return 1 ;;
      esac
    }
    """
            .formatted(JAR, JAVA)
            .replace("127.0.0.1:8080", "127.0.0.1:" + port)
        + functions
        + commands.replace("127.0.0.1:8080", "127.0.0.1:" + port);
  }
}
