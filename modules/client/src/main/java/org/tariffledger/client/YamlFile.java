package org.tariffledger.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML as the server does at its start: no key twice, no second document, no alias (Jackson
/// takes its name for the text).
final class YamlFile {

  private static final int BYTES_MAX = 8 << 20;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .loadSettings(LoadSettings.builder().setCodePointLimit(BYTES_MAX).build())
          .build();

  private static final ObjectReader YAML =
      new YAMLMapper(FACTORY)
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static final class Unreadable extends Exception {

    private final String sentence;

    Unreadable(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  static JsonNode read(Path file) throws Unreadable {
    try {
      var bytes = bytes(file);
      refuseAliases(bytes);
      return YAML.readTree(bytes);
    } catch (JacksonException e) {
      throw new Unreadable(inOneLine(e.getOriginalMessage()) + at(e.getLocation()));
    } catch (IOException e) {
      throw new Unreadable("It cannot be read: " + Reason.of(e));
    }
  }

  private static byte[] bytes(Path file) throws IOException, Unreadable {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new Unreadable("It is larger than " + (BYTES_MAX >> 20) + " MiB.");
      }
      return bytes;
    }
  }

  private static void refuseAliases(byte[] bytes) throws Unreadable {
    try (var parser = (YAMLParser) YAML.createParser(bytes)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new Unreadable(
              "Write out what the alias stands for" + at(parser.currentTokenLocation()));
        }
      }
    }
  }

  /// The parser draws a picture of the place.
  private static String inOneLine(String message) {
    return message.replaceAll("[\\s^]*\\R[\\s^]*", " ").strip();
  }

  private static String at(@Nullable TokenStreamLocation place) {
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private YamlFile() {}
}
