package org.tariffledger.rest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Schedule;

/// Files that tests write, and what comes of reading them.
final class Files {

  static final String US_HEADER =
      "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,"
          + "Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static Reading<Schedule> schedule(String... lines) throws IOException {
    return ScheduleFile.read(stream(String.join("\n", lines)), null);
  }

  static Reading<Schedule> usSchedule(String... lines) throws IOException {
    return ScheduleFile.read(stream(US_HEADER + String.join("\n", lines)), null);
  }

  static Reading<CodeSet> list(String... lines) throws IOException {
    return ListFile.read(stream(String.join("\n", lines)), null, List.of());
  }

  /// The content of a file in which nothing is wrong.
  static <T> T content(Reading<T> reading) {
    assertThat(reading.faults().shown()).isEmpty();
    @Nullable T content = reading.content();
    if (content == null) {
      throw new AssertionError("There is no content, and no fault.");
    }
    return content;
  }

  private Files() {}
}
