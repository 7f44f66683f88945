package org.tariffledger.client.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What an export says of itself, signed by the key of the log: lines `name: value`.
record Manifest(Map<String, String> values, Map<String, String> digests) {

  static final String FILE = "manifest";

  private static final String FIRST = "tariffledger.org/export@v1";
  private static final Pattern LINE = Pattern.compile("([a-z0-9-]+): (.*)");
  private static final Pattern FILE_DIGEST = Pattern.compile("([0-9a-f]{64}) {2}(\\S+)");

  /// Signed by one of the keys that are trusted at least, and by nobody who is not known.
  static Manifest signed(byte[] note, List<LogKey> trusted, List<LogKey> known) {
    var signed = SignedNote.parse(note);
    var signers = signed.signers(known);
    if (signers.size() != signed.lines().size()) {
      throw new NotProven("It has a signature by a key that is not known.");
    }
    if (signers.stream().noneMatch(key -> key.isOneOf(trusted))) {
      throw new NotProven("It is not signed by a key that was given, but by " + signers + ".");
    }
    var lines = signed.text().lines().toList();
    if (!lines.getFirst().equals(FIRST)) {
      throw new NotProven("It is no manifest, or one of a later version: " + lines.getFirst());
    }
    var manifest = new Manifest(new LinkedHashMap<>(), new LinkedHashMap<>());
    lines.stream().skip(1).forEach(manifest::add);
    return manifest;
  }

  private void add(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new NotProven("A line cannot be understood: " + line);
    }
    var file = FILE_DIGEST.matcher(parts.group(2));
    var isFile = parts.group(1).equals("sha256") && file.matches();
    var before =
        isFile
            ? digests.put(file.group(2), file.group(1))
            : values.put(parts.group(1), parts.group(2));
    if (before != null) {
      throw new NotProven("It says something twice: " + line);
    }
  }

  String text(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new NotProven("The manifest does not say: " + name + ".");
    }
    return value;
  }

  long number(String name) {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException _) {
      throw new NotProven("The manifest does not say as a number: " + name + ".");
    }
  }

  boolean isOfChanges() {
    return text("of").equals("changes");
  }

  /// Whether nothing was left out from one change to another.
  boolean isWithoutFilter() {
    return text("filter").equals("none");
  }

  @Override
  public String toString() {
    return text("rows")
        + " "
        + text("of")
        + ", exported by "
        + text("exported-by")
        + " at "
        + text("exported-at");
  }
}
