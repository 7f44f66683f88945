package org.tariffledger.app.scenarios;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.tariffledger.domain.Digest;
import org.tariffledger.rest.commands.NamedFiles;

/// The files that acts of a scenario name: beside the act's own file, else in the data folder.
record ScenarioFiles(Resource act, @Nullable Path data) implements NamedFiles {

  private static final Pattern NAME = Pattern.compile("\\w[\\w. -]*(/\\w[\\w. -]*)*");

  @Override
  public InputStream open(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new FileNotFoundException(
          "A file is named by its path below the scenario's folder or the data folder, such as"
              + " us/list.csv.");
    }
    var beside = beside(name);
    if (beside != null) {
      return beside;
    }
    if (data != null && Files.isRegularFile(data.resolve(name))) {
      return Files.newInputStream(data.resolve(name));
    }
    throw new FileNotFoundException(
        "There is no file \"" + name + "\" in the scenario's folder or in " + dataFolder() + ".");
  }

  /// Of every byte of the file.
  Digest digest(String name) throws IOException {
    try (var in = open(name)) {
      return Digest.of(in.readAllBytes());
    }
  }

  /// Null if there is none.
  private @Nullable InputStream beside(String name) throws IOException {
    try {
      var file = act.createRelative(name);
      return file.isReadable() ? file.getInputStream() : null;
    } catch (FileNotFoundException _) {
      return null;
    }
  }

  private String dataFolder() {
    return data == null ? "the data folder (TARIFF_LEDGER_DATA is not set)" : data.toString();
  }
}
