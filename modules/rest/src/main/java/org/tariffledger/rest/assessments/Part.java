package org.tariffledger.rest.assessments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tariffledger.rest.files.Table.Line;
import org.tariffledger.rest.json.HttpJson;
import tools.jackson.databind.JsonNode;

/// Some lines of a file, or what was found of them, as they are kept: JSON, one a line, compressed.
final class Part {

  /// So many lines are worked at in one go.
  static final int LINES = 100;

  static byte[] ofLines(List<Line> lines) {
    return packed(
        lines.stream()
            .map(
                line ->
                    HttpJson.MAPPER.writeValueAsString(
                        Map.of("line", line.number(), "fields", line.fields())))
            .toList());
  }

  static List<Line> lines(byte[] packed) {
    var lines = new ArrayList<Line>();
    for (var text : unpacked(packed)) {
      var json = HttpJson.MAPPER.readTree(text);
      var fields = new LinkedHashMap<String, String>();
      for (Map.Entry<String, JsonNode> field : json.path("fields").properties()) {
        fields.put(field.getKey(), field.getValue().asString());
      }
      lines.add(new Line(json.path("line").asInt(), fields));
    }
    return lines;
  }

  static byte[] packed(List<String> texts) {
    var bytes = new ByteArrayOutputStream();
    try (var zipped = new GZIPOutputStream(bytes)) {
      for (var text : texts) {
        zipped.write(text.getBytes(UTF_8));
        zipped.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<String> unpacked(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Part() {}
}
