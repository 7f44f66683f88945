package org.tariffledger.client.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which changes are wanted; what is not said is not filtered by.
public record ChangeFilter(
    List<String> types,
    @Nullable String importer,
    @Nullable String exporter,
    @Nullable String product) {

  public static final ChangeFilter ALL = new ChangeFilter(List.of(), null, null, null);

  public ChangeFilter {
    types = List.copyOf(types);
  }

  /// `org.tariffledger.rate.changed`, or `org.tariffledger.fact.` and the name of an event.
  public ChangeFilter ofTypes(String... types) {
    return new ChangeFilter(List.of(types), importer, exporter, product);
  }

  public ChangeFilter byImporter(String economy) {
    return new ChangeFilter(types, economy, exporter, product);
  }

  public ChangeFilter onGoodsOf(String economy) {
    return new ChangeFilter(types, importer, economy, product);
  }

  public ChangeFilter onProduct(String code) {
    return new ChangeFilter(types, importer, exporter, code);
  }

  public Query in(Query query) {
    return query
        .with("types", types.isEmpty() ? null : String.join(",", types))
        .with("importer", importer)
        .with("exporter", exporter)
        .with("product", product);
  }

  boolean isAll() {
    return equals(ALL);
  }
}
