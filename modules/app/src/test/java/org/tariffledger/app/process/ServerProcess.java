package org.tariffledger.app.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running server, or one that has ended. Closing it leaves nothing running.
record ServerProcess(Process process, Path outputFile) implements AutoCloseable {

  private static final Pattern PAGE = Pattern.compile("Page +(http://\\S+)/");
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final long STOP_SECONDS_MAX = 60;
  private static final long BETWEEN_LOOKS_MS = 20;

  ServerProcess {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /// Waits until the server says that it is ready, and answers where.
  URI awaitReady() {
    long until = System.nanoTime() + START_MAX.toNanos();
    while (System.nanoTime() - until < 0) {
      Matcher page = PAGE.matcher(output());
      if (page.find()) {
        return URI.create(page.group(1));
      }
      if (!process.isAlive()) {
        return fail("The server ended with %d:%n%s", process.exitValue(), output());
      }
      pause();
    }
    return fail("The server is not ready after %s:%n%s", START_MAX, output());
  }

  /// SIGTERM, as a service manager stops it; answers the exit code.
  int stop() {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() {
    try {
      assertThat(process.waitFor(STOP_SECONDS_MAX, SECONDS))
          .as("has ended:%n%s", output())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// SIGKILL: the process gets no chance to finish anything.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  String output() {
    try {
      return Files.readString(outputFile);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
