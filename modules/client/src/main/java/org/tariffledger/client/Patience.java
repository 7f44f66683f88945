package org.tariffledger.client;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How long a command tries, and waits for one answer. A file may take longer to be sent and read.
record Patience(Duration max) {

  static final String DEFAULT_SECONDS = "60";
  private static final int SECONDS_MAX = 86_400;
  private static final int TIMES_LONGER_FOR_A_FILE = 10;

  static final class Converter implements ITypeConverter<Patience> {

    @Override
    public Patience convert(String text) {
      int seconds = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
      if (seconds < 1 || seconds > SECONDS_MAX) {
        throw new TypeConversionException("'" + text + "' is not 1 to " + SECONDS_MAX + " seconds");
      }
      return new Patience(Duration.ofSeconds(seconds));
    }
  }

  Duration forAFileMax() {
    return max.multipliedBy(TIMES_LONGER_FOR_A_FILE);
  }
}
