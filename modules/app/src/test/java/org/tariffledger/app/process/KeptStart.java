package org.tariffledger.app.process;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// What the virtual machine loaded and linked at a first start, kept for those that follow, which
/// take half of the time with it. It keeps nothing of classes in folders: ours are put into jars.
final class KeptStart {

  private static final Path FOLDER = Path.of("target", "kept-start").toAbsolutePath();
  private static final Path CACHE = FOLDER.resolve("start.aot");
  private static final int MINUTES_MAX = 5;

  /// That of this test, without what tests bring along.
  static final String CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !entry.contains("test-classes"))
          .map(entry -> Files.isDirectory(Path.of(entry)) ? jarOf(Path.of(entry)) : entry)
          .collect(Collectors.joining(File.pathSeparator));

  static final String OPTION = keep();

  private static String jarOf(Path classes) {
    try {
      Path jar = Files.createTempFile(Files.createDirectories(FOLDER), "classes", ".jar");
      int result =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(System.out, System.err, "cfM0", "" + jar, "-C", "" + classes, ".");
      assertThat(result).isZero();
      return jar.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The virtual machine writes it when the first server has been told to stop.
  private static String keep() {
    try {
      Path folder = Files.createTempDirectory(FOLDER, "first");
      ServerCommand first =
          ServerCommand.in(folder, "-XX:AOTCacheOutput=" + CACHE)
              .with("TARIFF_LEDGER_SCENARIO", "none");
      try (ServerProcess server = first.start()) {
        server.awaitReady();
        server.process().destroy();
        assertThat(server.process().waitFor(MINUTES_MAX, MINUTES)).isTrue();
      }
      return "-XX:AOTCache=" + CACHE;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private KeptStart() {}
}
