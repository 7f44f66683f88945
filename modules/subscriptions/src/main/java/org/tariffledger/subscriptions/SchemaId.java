package org.tariffledger.subscriptions;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Names the schema of what a change says. The version is another once the schema is: what was
/// told by an older one names that for ever.
public record SchemaId(String type, int version) {

  /// Of all other types there was never more than one.
  private static final Map<String, Integer> NEWEST =
      Map.of(PublicChange.FACT + "product-list-published", 2);

  private static final String BASE = "https://tariffledger.org/schemas/";

  /// The one by which changes of the type are told now.
  public static SchemaId of(String type) {
    return new SchemaId(type, NEWEST.getOrDefault(type, 1));
  }

  /// Those by which changes of the type were told before.
  Stream<SchemaId> older() {
    return IntStream.range(1, version).mapToObj(before -> new SchemaId(type, before));
  }

  /// A name that no server owns, so that the bytes are the same everywhere. What follows its host
  /// is where every server has it, below `/v1`.
  public String uri() {
    return BASE + type + "/" + version;
  }
}
