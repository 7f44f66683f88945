package org.tariffledger.rest.webhooks;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.rest.changes.FilterParameters;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.PublicChange;

/// Which changes a webhook is to be called about; the same as the feed takes as parameters.
final class FilterFields {

  static final String TYPES = "types";
  static final String IMPORTER = "importer";
  static final String EXPORTER = "exporter";
  static final String PRODUCT = "product";

  /// What is not there stays as it was; what is null is taken away.
  static ChangeFilter read(@Nullable BodyFields fields, ChangeFilter was, Instant now) {
    if (fields == null) {
      return ChangeFilter.ALL;
    }
    fields.allow(new TreeSet<>(Set.of(TYPES, IMPORTER, EXPORTER, PRODUCT)));
    var filter =
        new ChangeFilter(
            fields.has(TYPES) ? fields.texts(TYPES, PublicChange.types()) : was.types(),
            fields.has(IMPORTER) ? importer(fields, now) : was.importer(),
            fields.has(EXPORTER)
                ? fields.value(EXPORTER, "unknown-economy", EconomyCode::new)
                : was.exporter(),
            fields.has(PRODUCT)
                ? fields.value(PRODUCT, "malformed-code", ProductCode::new)
                : was.product());
    FilterParameters.checkPasses(filter, fields.at(TYPES), fields.faults());
    return filter;
  }

  private static @Nullable EconomyCode importer(BodyFields fields, Instant now) {
    var importer = fields.value(IMPORTER, "unknown-economy", EconomyCode::new);
    return importer == null ? null : Economies.unionOf(importer, now).orElse(importer);
  }

  private FilterFields() {}
}
