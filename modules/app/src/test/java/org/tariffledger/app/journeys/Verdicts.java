package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.tariffledger.client.proof.BundleVerifier;
import org.tariffledger.client.proof.LogKey;

/// What the two verifiers say of a bundle: that of the command line, and the one file for auditors.
final class Verdicts {

  static final Path FILE = Path.of("../../docs/guide/how-to/Verify.java");

  private static final Method RUN = compile();

  record Verdict(boolean isVerified, String text) {}

  static List<Verdict> of(Path bundle, List<String> keys) {
    return List.of(ofCommandLine(bundle, keys), ofSingleFile(bundle, keys));
  }

  private static Verdict ofCommandLine(Path bundle, List<String> keys) {
    var trusted = keys.stream().map(LogKey::parse).toList();
    var findings = BundleVerifier.verify(bundle, trusted, List.of(), _ -> {});
    return new Verdict(
        findings.faults() == 0,
        findings.all().stream().map(Record::toString).collect(Collectors.joining("\n")));
  }

  private static Verdict ofSingleFile(Path bundle, List<String> keys) {
    var arguments = new ArrayList<>(List.of(bundle.toString()));
    keys.forEach(key -> arguments.addAll(List.of("--key", key)));
    var printed = new ByteArrayOutputStream();
    try {
      var words = arguments.toArray(String[]::new);
      var exitCode = (int) RUN.invoke(null, new PrintStream(printed, true, UTF_8), words);
      return new Verdict(exitCode == 0, printed.toString(UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Method compile() {
    try {
      var folder = Files.createTempDirectory("verify");
      var compiler = ToolProvider.getSystemJavaCompiler();
      compiler.run(null, null, null, "-d", folder.toString(), FILE.toString());
      var classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
      return classes.loadClass("Verify").getMethod("run", PrintStream.class, String[].class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Verdicts() {}
}
