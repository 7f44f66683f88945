package org.tariffledger.subscriptions;

/// Names the schema of what a change says. The version is another once the schema is: what was
/// told by an older one names that for ever.
public record SchemaId(String type, int version) {

  private static final String BASE = "https://tariffledger.org/schemas/";

  /// The one by which changes of the type are told now.
  public static SchemaId of(String type) {
    return new SchemaId(type, 1);
  }

  /// A name that no server owns, so that the bytes are the same everywhere. What follows its host
  /// is where every server has it, below `/v1`.
  public String uri() {
    return BASE + type + "/" + version;
  }
}
