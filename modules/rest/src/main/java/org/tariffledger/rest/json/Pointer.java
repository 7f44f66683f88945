package org.tariffledger.rest.json;

/// Names a place in a JSON document (RFC 6901).
public final class Pointer {

  /// The field of the object to which `pointer` leads.
  public static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private Pointer() {}
}
