package org.tariffledger.domain.rates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;

/// What duty the importer charges on the exporter's goods entered at `validAt`, by what was
/// announced by `knownAt` and recorded up to `position`. Without a product: general goods.
public record RateQuery(
    EconomyCode importer,
    EconomyCode exporter,
    @Nullable ProductCode product,
    Instant validAt,
    Instant knownAt,
    long position) {

  public RateQuery on(@Nullable ProductCode other) {
    return new RateQuery(importer, exporter, other, validAt, knownAt, position);
  }

  boolean knows(Recorded<?> entry) {
    return entry.isKnown(knownAt, position);
  }
}
