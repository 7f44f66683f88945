package org.tariffledger.rest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.rest.files.Files.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ScheduleLine;

/// Random files, written whole and then damaged byte by byte.
class RandomFilesTest {

  private static final List<String> WORDS =
      List.of("Horses", "Esel, wild", "“Other”", "a \"b\" c", "#7", "é²¢", "𝛼", "1,000", "x;y");
  private static final List<String> DUTIES =
      List.of("", "Free", "6.8%", "1.4¢/kg + 3%", "$1,250/t", "See \"note\" 3, below");
  private static final List<String> SPECIALS =
      List.of("", "Free (A,AU,S+)", "Free (A) 5% (KR)", "No change");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_schedule_is_read_back_however_it_is_quoted_and_broken(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var lines = randomLines(random, 200);
    var file = Files.US_HEADER.strip() + end(random) + written(lines, random);
    if (random.nextBoolean()) {
      file = "\uFEFF" + file;
    }
    var reading = ScheduleFile.read(Files.stream(file), null);
    assertThat(content(reading).lines()).as("seed %d", seed).isEqualTo(lines);
    assertThat(reading.counts().lines()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void a_list_is_read_back_however_it_is_quoted_and_broken(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var codes = new TreeSet<ProductCode>();
    var file = new StringBuilder(random.nextBoolean() ? "goods,hts8" + end(random) : "");
    for (int i = 0; i < 300; i++) {
      var code = new ProductCode("%08d".formatted(random.nextInt(100_000_000)));
      codes.add(code);
      file.append(field(pick(WORDS, random), random));
      file.append(',').append(field(dotted(code, random), random)).append(end(random));
    }
    var reading = ListFile.read(Files.stream(file.toString()), null, List.of());
    assertThat(content(reading).codes()).as("seed %d", seed).isEqualTo(codes);
  }

  /// Nobody looks at what is read here: only that a damaged file never fails otherwise than by
  /// naming a fault in a line that it has.
  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void every_damaged_byte_reads_or_is_a_fault_with_a_place(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var file = Files.US_HEADER.strip() + end(random) + written(randomLines(random, 12), random);
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      for (int damage : new int[] {0, '"', ',', '\n', '\r', '#', '9', 0xFF, random.nextInt(256)}) {
        var damaged = bytes.clone();
        damaged[at] = (byte) damage;
        assertReadOrFault(damaged, seed, at);
        assertReadOrFault(inserted(bytes, at, (byte) damage), seed, at);
      }
    }
  }

  private static byte[] inserted(byte[] bytes, int at, byte more) {
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = more;
    return longer;
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void every_cut_file_reads_or_is_a_fault_with_a_place(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var file = Files.US_HEADER.strip() + end(random) + written(randomLines(random, 12), random);
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      assertReadOrFault(Arrays.copyOf(bytes, length), seed, length);
    }
  }

  private static void assertReadOrFault(byte[] bytes, long seed, int at) throws IOException {
    long lines = bytes.length + 1L;
    for (var reading :
        List.of(
            ScheduleFile.read(new ByteArrayInputStream(bytes), null),
            ScheduleFile.read(new ByteArrayInputStream(bytes), ScheduleFormat.PLAIN),
            ListFile.read(new ByteArrayInputStream(bytes), null, List.of()))) {
      assertThat(reading.faults().shown())
          .as("seed %d, byte %d", seed, at)
          .allMatch(fault -> fault.line() >= 1 && fault.line() <= lines && fault.column() >= 1);
    }
  }

  private static List<ScheduleLine> randomLines(RandomGenerator random, int count) {
    var lines = new ArrayList<ScheduleLine>();
    var codes = new HashSet<String>();
    for (int i = 0; i < count; i++) {
      var code = "%010d".formatted(random.nextLong(10_000_000_000L));
      var digits = code.substring(0, 4 + 2 * random.nextInt(4));
      boolean coded = random.nextInt(4) > 0 && codes.add(digits);
      lines.add(
          new ScheduleLine(
              coded ? new ProductCode(digits) : null,
              i == 0 ? 0 : random.nextInt(5),
              pick(WORDS, random) + " " + i,
              random.nextBoolean() ? "No., kg" : "",
              pick(DUTIES, random),
              pick(SPECIALS, random),
              pick(DUTIES, random)));
    }
    return lines;
  }

  private static String written(List<ScheduleLine> lines, RandomGenerator random) {
    return lines.stream()
        .map(line -> written(line, random) + end(random))
        .collect(Collectors.joining());
  }

  private static String written(ScheduleLine line, RandomGenerator random) {
    var code = line.code();
    var units = line.units().isEmpty() ? "" : "[\"No.\",\"kg\"]";
    return Stream.of(
            code == null ? "" : dotted(code, random),
            String.valueOf(line.indent()),
            line.description(),
            units,
            line.general(),
            line.special(),
            line.other(),
            "",
            "")
        .map(text -> field(text, random))
        .collect(Collectors.joining(","));
  }

  private static String dotted(ProductCode code, RandomGenerator random) {
    return random.nextBoolean()
        ? code.value()
        : code.value().replaceAll("(?<=^\\d{4}|^\\d{6}|^\\d{8})(?=\\d)", ".");
  }

  /// Quoted where it must be, and now and then where it need not.
  private static String field(String text, RandomGenerator random) {
    boolean mustBeQuoted = text.matches("(?s).*[,\"\r\n].*|#.*");
    if (!mustBeQuoted && random.nextBoolean()) {
      return text;
    }
    var broken = random.nextInt(4) == 0 ? text.replaceFirst(" ", " \n ") : text;
    return '"' + broken.replace("\"", "\"\"") + '"';
  }

  private static String end(RandomGenerator random) {
    return pick(List.of("\n", "\r\n", "\r", "\n\n", "\n# a comment, \"so\n"), random);
  }

  private static <T> T pick(List<T> from, RandomGenerator random) {
    return from.get(random.nextInt(from.size()));
  }
}
