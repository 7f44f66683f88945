package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The API key and where it was found. The key itself is never printed.
record AccessKey(String text, String place) {

  static final String VARIABLE = "TARIFF_LEDGER_KEY";
  static final String OF_FIRST_START = "data/bootstrap-admin-key";

  private static final int BYTES_MAX = 4096;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]+");

  /// One that was named, in an option or the environment.
  static Optional<AccessKey> named(@Nullable Path file, Surroundings surroundings) {
    if (file != null) {
      return Optional.of(in(surroundings.folder().resolve(file)));
    }
    return Optional.ofNullable(surroundings.environment().get(VARIABLE))
        .filter(text -> !text.isBlank())
        .map(text -> of(text, "the environment variable " + VARIABLE));
  }

  /// The one that the server's first start has left, if it was started here.
  static Optional<AccessKey> ofFirstStart(Surroundings surroundings) {
    var file = surroundings.folder().resolve(OF_FIRST_START);
    return Files.isRegularFile(file) ? Optional.of(in(file)) : Optional.empty();
  }

  private static AccessKey in(Path file) {
    try (var in = Files.newInputStream(file)) {
      return of(new String(in.readNBytes(BYTES_MAX), UTF_8), "the file " + file);
    } catch (IOException e) {
      throw new CannotGoOn(
          CannotGoOn.Why.USAGE, "The key file " + file + " cannot be read: " + Reason.of(e));
    }
  }

  private static AccessKey of(String text, String place) {
    var key = text.strip();
    if (!KEY.matcher(key).matches()) {
      throw new CannotGoOn(
          CannotGoOn.Why.USAGE, "There is no key in " + place + ": a key is one word.");
    }
    return new AccessKey(key, place);
  }

  @Override
  public String toString() {
    return "the key in " + place;
  }
}
