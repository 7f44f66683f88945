package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.Shipment;

/// What duty the importer charges on the exporter's goods entered at `validAt`, by what was
/// announced by `knownAt` and recorded up to `position`, for this shipment. Without a product it is
/// about general goods.
public record RateQuery(
    EconomyCode importer,
    EconomyCode exporter,
    @Nullable ProductCode product,
    Instant validAt,
    Instant knownAt,
    long position,
    Shipment shipment) {

  /// For a shipment of which only its claims are said.
  public RateQuery(
      EconomyCode importer,
      EconomyCode exporter,
      @Nullable ProductCode product,
      Instant validAt,
      Instant knownAt,
      long position,
      Claims claims) {
    this(importer, exporter, product, validAt, knownAt, position, Shipment.claiming(claims));
  }

  /// For a shipment of which nothing is said.
  public RateQuery(
      EconomyCode importer,
      EconomyCode exporter,
      @Nullable ProductCode product,
      Instant validAt,
      Instant knownAt,
      long position) {
    this(importer, exporter, product, validAt, knownAt, position, Shipment.UNSAID);
  }

  public Claims claims() {
    return shipment.claims();
  }

  public RateQuery on(@Nullable ProductCode other) {
    return new RateQuery(importer, exporter, other, validAt, knownAt, position, shipment);
  }

  public RateQuery at(Instant moment) {
    return new RateQuery(importer, exporter, product, moment, knownAt, position, shipment);
  }

  RateQuery from(EconomyCode other) {
    return new RateQuery(importer, other, product, validAt, knownAt, position, shipment);
  }

  public RateQuery knowing(Instant then) {
    return new RateQuery(importer, exporter, product, validAt, then, position, shipment);
  }

  public RateQuery upTo(long last) {
    return new RateQuery(importer, exporter, product, validAt, knownAt, last, shipment);
  }

  RateQuery claiming(Set<ClaimName> more) {
    return new RateQuery(
        importer, exporter, product, validAt, knownAt, position, shipment.plus(more));
  }

  boolean knows(Recorded<?> entry) {
    return entry.isKnown(knownAt, position);
  }
}
