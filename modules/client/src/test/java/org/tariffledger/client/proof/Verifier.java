package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.tariffledger.client.proof.Finding.Outcome;

/// The two that verify an export: the command line's own code, and the one file for auditors.
enum Verifier {
  COMMAND_LINE {
    @Override
    Verdict verify(Path bundle, List<String> keys, List<Path> checkpoints) {
      var kept = checkpoints.stream().map(Verifier::kept).toList();
      var findings =
          BundleVerifier.verify(bundle, keys.stream().map(LogKey::parse).toList(), kept, _ -> {});
      return new Verdict(
          findings.faults() == 0,
          findings.all().stream()
              .map(one -> tag(one.outcome()) + one.what() + ": " + one.detail())
              .collect(Collectors.joining("\n")));
    }
  },
  SINGLE_FILE {
    @Override
    Verdict verify(Path bundle, List<String> keys, List<Path> checkpoints) {
      var arguments = new ArrayList<String>();
      arguments.add(bundle.toString());
      keys.forEach(key -> arguments.addAll(List.of("--key", key)));
      checkpoints.forEach(file -> arguments.addAll(List.of("--checkpoint", file.toString())));
      var printed = new ByteArrayOutputStream();
      try {
        var words = arguments.toArray(String[]::new);
        var exitCode =
            (int) Compiled.RUN.invoke(null, new PrintStream(printed, true, UTF_8), words);
        assertThat(exitCode).as(printed.toString(UTF_8)).isIn(0, 1);
        return new Verdict(exitCode == 0, printed.toString(UTF_8));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  };

  static final Path FILE = Path.of("../../docs/guide/how-to/Verify.java");

  /// What came of it.
  record Verdict(boolean isVerified, String text) {}

  abstract Verdict verify(Path bundle, List<String> keys, List<Path> checkpoints);

  private static KeptCheckpoint kept(Path file) {
    try {
      return KeptCheckpoint.in(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(Outcome outcome) {
    return outcome == Outcome.FAULT ? "FAULT " : outcome == Outcome.OPEN ? "not verified " : "";
  }

  private static final class Compiled {

    static final Method RUN = compile();

    private static Method compile() {
      try {
        var folder = Files.createTempDirectory("verify");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var result =
            compiler.run(
                null,
                null,
                null,
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.toString(),
                FILE.toString());
        assertThat(result).isZero();
        var classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
        return classes.loadClass("Verify").getMethod("run", PrintStream.class, String[].class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }
}
