package org.tariffledger.rest.commands;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.rest.files.ListFile;
import org.tariffledger.rest.files.ListFile.Where;
import org.tariffledger.rest.files.Reading;
import org.tariffledger.rest.files.ScheduleFile;
import org.tariffledger.rest.files.ScheduleFormat;
import org.tariffledger.rest.http.Sha256;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The content of a command of an act that names a `file` instead of saying it.
public final class FiledContent {

  /// Stands in for what could not be read, so that the rest of a command still is.
  public static final List<ScheduleLine> UNREADABLE =
      List.of(new ScheduleLine(null, 0, "", "", "", "", ""));

  private static final Set<String> OF_ANOTHER_LIST = Set.of("file", "column", "where");
  private static final Set<String> OF_A_LIST = Set.of("file", "column", "where", "without", "with");
  private static final Set<String> OF_A_SCHEDULE = Set.of("file", "format");

  private final NamedFiles files;
  private final Faults faults;

  FiledContent(NamedFiles files, Faults faults) {
    this.files = files;
    this.faults = faults;
  }

  /// Which fields the command may then have that it has not otherwise; none if it names no file.
  static Set<String> fields(Class<?> command, ObjectNode json) {
    if (!json.has("file")) {
      return Set.of();
    }
    return command == PublishProductList.class
        ? OF_A_LIST
        : command == PublishSchedule.class ? OF_A_SCHEDULE : Set.of();
  }

  /// The command's fields that follow from the file.
  Map<String, Object> read(Class<?> command, ObjectNode json, String pointer) {
    var name = text(json.get("file"), pointer + "/file");
    return command == PublishProductList.class
        ? codes(name, json, pointer)
        : lines(name, json, pointer);
  }

  private Map<String, Object> codes(@Nullable String name, ObjectNode json, String pointer) {
    var listed = listed(name, json, pointer);
    var without = codesAndFiles(json.get("without"), pointer + "/without");
    var codes = new LinkedHashSet<>(listed);
    codes.removeIf(code -> without.stream().anyMatch(code::startsWith));
    codes.addAll(codesAndFiles(json.get("with"), pointer + "/with"));
    return Map.of("codes", List.copyOf(codes));
  }

  private List<ProductCode> listed(@Nullable String name, ObjectNode json, String pointer) {
    var column = json.has("column") ? text(json.get("column"), pointer + "/column") : null;
    var where = where(json.get("where"), pointer + "/where");
    var reading = read(name, in -> ListFile.read(in, column, where), pointer + "/file");
    var codes = reading == null ? null : reading.reading().content();
    return codes == null ? List.of() : List.copyOf(codes.codes());
  }

  /// What is taken away, with all below it, or added.
  private Set<ProductCode> codesAndFiles(@Nullable JsonNode node, String pointer) {
    var codes = new LinkedHashSet<ProductCode>();
    if (node != null && !node.isArray()) {
      faults.add(pointer, "wrong-type", "Write a list of codes and of files.");
    }
    for (var i = 0; node != null && i < node.size(); i++) {
      var place = pointer + "/" + i;
      codes.addAll(
          node.get(i) instanceof ObjectNode other
              ? ofOther(other, place)
              : code(node.get(i), place));
    }
    return codes;
  }

  private List<ProductCode> ofOther(ObjectNode json, String pointer) {
    for (var field : json.properties()) {
      if (!OF_ANOTHER_LIST.contains(field.getKey())) {
        faults.add(
            Pointer.child(pointer, field.getKey()),
            "unknown-field",
            "There is no field \"" + field.getKey() + "\" here.");
      }
    }
    var file = json.get("file");
    if (file == null) {
      faults.add(pointer + "/file", "missing-field", "Name the file.");
      return List.of();
    }
    return listed(text(file, pointer + "/file"), json, pointer);
  }

  private List<ProductCode> code(JsonNode node, String pointer) {
    var text = text(node, pointer);
    var code = text == null ? null : faults.value(pointer, "bad-value", text, ProductCode::new);
    return code == null ? List.of() : List.of(code);
  }

  private Map<String, Object> lines(@Nullable String name, ObjectNode json, String pointer) {
    var said = json.has("format") ? text(json.get("format"), pointer + "/format") : null;
    var format =
        said == null
            ? null
            : faults.value(pointer + "/format", "unknown-value", said, FileFormats::of);
    var file = read(name, in -> ScheduleFile.read(in, format), pointer + "/file");
    var schedule = file == null ? null : file.reading().content();
    var fields = new HashMap<String, Object>();
    fields.put("lines", schedule == null ? UNREADABLE : schedule.lines());
    if (file != null) {
      fields.put("fileDigest", file.digest());
      if (!json.has("extent")) {
        fields.put("extent", extent(file.reading()));
      }
    }
    return fields;
  }

  /// Only the United States' layout is known to be that of a whole tariff.
  public static Extent extent(Reading<?> reading) {
    return reading.format() == ScheduleFormat.US_HTS ? Extent.WHOLE : Extent.PARTIAL;
  }

  private record ReadFile<T>(Reading<T> reading, Digest digest) {}

  @FunctionalInterface
  private interface FileReader<T> {
    Reading<T> read(InputStream in) throws IOException;
  }

  private <T> @Nullable ReadFile<T> read(
      @Nullable String name, FileReader<T> reader, String pointer) {
    if (name == null) {
      return null;
    }
    try (var in = new DigestInputStream(files.open(name), Sha256.begin())) {
      var reading = reader.read(in);
      for (var fault : reading.faults().shown()) {
        var place = "%s, line %d, column %d: ".formatted(name, fault.line(), fault.column());
        faults.add(pointer, "bad-row", place + fault.detail());
      }
      var untold = reading.faults().total() - reading.faults().shown().size();
      if (untold > 0) {
        faults.add(pointer, "bad-row", "%s: %d more faults.".formatted(name, untold));
      }
      return new ReadFile<>(reading, Digest.ofHash(in.getMessageDigest().digest()));
    } catch (IOException e) {
      faults.add(pointer, "bad-value", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private List<Where> where(@Nullable JsonNode node, String pointer) {
    var conditions = new ArrayList<Where>();
    if (node == null) {
      return conditions;
    }
    if (!(node instanceof ObjectNode columns)) {
      faults.add(pointer, "wrong-type", "Write the column and its value: {list: 4A}.");
      return conditions;
    }
    for (var condition : columns.properties()) {
      var place = Pointer.child(pointer, condition.getKey());
      var values =
          condition.getValue().isArray()
              ? condition.getValue().valueStream().toList()
              : List.of(condition.getValue());
      for (var value : values) {
        var text = text(value, place);
        conditions.add(new Where(condition.getKey(), text == null ? "" : text));
      }
    }
    return conditions;
  }

  /// YAML makes numbers of texts that look like some.
  private @Nullable String text(JsonNode node, String pointer) {
    if (node.isString() || node.isIntegralNumber()) {
      return node.asString();
    }
    faults.add(pointer, "wrong-type", "Here must stand a text.");
    return null;
  }
}
