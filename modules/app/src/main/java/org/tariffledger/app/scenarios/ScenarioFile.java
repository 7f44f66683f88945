package org.tariffledger.app.scenarios;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// One YAML file as a tree. What YAML would let slip through is refused: a key said twice, a
/// second document, an alias (Jackson takes its name for the text).
record ScenarioFile(Resource resource) {

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

  /// The file is not YAML as scenarios use it; the sentence says why, for whoever wrote it.
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

  String name() {
    return String.valueOf(resource.getFilename());
  }

  JsonNode read() throws Unreadable {
    try {
      byte[] bytes = bytes();
      refuseAliases(bytes);
      return YAML.readTree(bytes);
    } catch (JacksonException e) {
      throw new Unreadable(e.getOriginalMessage() + at(e.getLocation()));
    } catch (IOException e) {
      throw new Unreadable("It cannot be read: " + e.getMessage());
    }
  }

  private byte[] bytes() throws IOException, Unreadable {
    try (InputStream in = resource.getInputStream()) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new Unreadable("It is larger than " + (BYTES_MAX >> 20) + " MiB.");
      }
      return bytes;
    }
  }

  private static void refuseAliases(byte[] bytes) throws Unreadable {
    try (YAMLParser parser = (YAMLParser) YAML.createParser(bytes)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new Unreadable(
              "Write out what the alias stands for" + at(parser.currentTokenLocation()));
        }
      }
    }
  }

  private static String at(@Nullable TokenStreamLocation place) {
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
