package org.tariffledger.subscriptions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;

/// Which changes are wanted: of these types, without any of all; of an importer, whose facts count
/// too; to an exporter and of goods, which only rate changes have. Those of general goods may bear
/// on any product.
public record ChangeFilter(
    List<String> types,
    @Nullable EconomyCode importer,
    @Nullable EconomyCode exporter,
    @Nullable ProductCode product) {

  public static final ChangeFilter ALL = new ChangeFilter(List.of(), null, null, null);

  public ChangeFilter {
    types = List.copyOf(types);
  }

  /// False where only facts are wanted, and of them what only rate changes have.
  public boolean canPass() {
    return types.isEmpty()
        || types.contains(PublicChange.RATE_CHANGED)
        || (exporter == null && product == null);
  }
}
