package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;

/// What duty the importer charges on the exporter's goods entered at `validAt`, by what was
/// announced by `knownAt` and recorded up to `position`, for a shipment that makes these claims.
/// Without a product: general goods.
public record RateQuery(
    EconomyCode importer,
    EconomyCode exporter,
    @Nullable ProductCode product,
    Instant validAt,
    Instant knownAt,
    long position,
    Claims claims) {

  /// For a shipment of which nothing is said.
  public RateQuery(
      EconomyCode importer,
      EconomyCode exporter,
      @Nullable ProductCode product,
      Instant validAt,
      Instant knownAt,
      long position) {
    this(importer, exporter, product, validAt, knownAt, position, Claims.UNSAID);
  }

  public RateQuery on(@Nullable ProductCode other) {
    return new RateQuery(importer, exporter, other, validAt, knownAt, position, claims);
  }

  public RateQuery at(Instant moment) {
    return new RateQuery(importer, exporter, product, moment, knownAt, position, claims);
  }

  RateQuery from(EconomyCode other) {
    return new RateQuery(importer, other, product, validAt, knownAt, position, claims);
  }

  public RateQuery knowing(Instant then) {
    return new RateQuery(importer, exporter, product, validAt, then, position, claims);
  }

  public RateQuery upTo(long last) {
    return new RateQuery(importer, exporter, product, validAt, knownAt, last, claims);
  }

  RateQuery claiming(Set<ClaimName> more) {
    return new RateQuery(
        importer, exporter, product, validAt, knownAt, position, claims.plus(more));
  }

  boolean knows(Recorded<?> entry) {
    return entry.isKnown(knownAt, position);
  }
}
