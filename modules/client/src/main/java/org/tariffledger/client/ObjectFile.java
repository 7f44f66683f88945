package org.tariffledger.client;

import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// A file that holds one object, in JSON or YAML, of which JSON is a part.
final class ObjectFile {

  static ObjectNode read(Path file) {
    try {
      if (YamlFile.read(file) instanceof ObjectNode object) {
        return object;
      }
      throw new CannotGoOn(CannotGoOn.Why.USAGE, file + " holds no object: {\"commands\": […]}.");
    } catch (YamlFile.Unreadable e) {
      throw new CannotGoOn(CannotGoOn.Why.USAGE, file + ": " + e.sentence());
    }
  }

  private ObjectFile() {}
}
