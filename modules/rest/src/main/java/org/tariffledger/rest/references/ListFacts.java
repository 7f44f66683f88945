package org.tariffledger.rest.references;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;

/// Product lists, as they are shown.
public final class ListFacts {

  @Schema(description = "A named list of tariff codes, by all that was announced of it.")
  public record ProductList(
      ProductListId id,
      EconomyCode imposer,
      String name,
      Instant announcedAt,
      List<LegalBasis> legalBasis,
      Instant recordedAt,
      long position,
      @Schema(
              description =
                  "What was ever published, in the order in which it was recorded. None: nobody"
                      + " knows what is on it.")
          List<ListVersion> versions,
      @Schema(description = "Its ETag: how much followed its registration.") long version) {

    static ProductList of(List<Recorded<ReferenceEvent>> entries) {
      var first = entries.getFirst();
      var registered = (ProductListRegistered) first.event();
      return new ProductList(
          registered.list(),
          registered.imposer(),
          registered.name(),
          first.announcedAt(),
          registered.announcement().legalBasis(),
          first.recordedAt(),
          first.position(),
          entries.stream().flatMap(ListVersion::of).toList(),
          entries.size() - 1L);
    }
  }

  @Schema(description = "What is on a list from `effectiveFrom` on, or ever since.")
  public record ListVersion(
      @Schema(description = "SHA-256 of the codes, one per line in order, and how many they are.")
          Content content,
      @Schema(description = "Whether it is known of other codes that they are not on the list.")
          Extent extent,
      @Schema(description = "The headings within which a part holds all that is on the list.")
          List<ProductCode> within,
      @Nullable EditionId nomenclature,
      @Nullable Instant effectiveFrom,
      Instant announcedAt,
      List<LegalBasis> legalBasis,
      @Nullable String source,
      Instant recordedAt,
      long position) {

    static Stream<ListVersion> of(Recorded<ReferenceEvent> entry) {
      return entry.event() instanceof ProductListPublished published
          ? Stream.of(of(entry, published))
          : Stream.of();
    }

    private static ListVersion of(Recorded<ReferenceEvent> entry, ProductListPublished published) {
      return new ListVersion(
          published.content(),
          published.extent(),
          published.within(),
          published.nomenclature(),
          published.effectiveFrom(),
          entry.announcedAt(),
          published.announcement().legalBasis(),
          published.announcement().source(),
          entry.recordedAt(),
          entry.position());
    }
  }

  /// What is known of a list's content at one moment.
  enum ListState {
    UNKNOWN,
    NOT_YET_PUBLISHED,
    PUBLISHED
  }

  @Schema(description = "What is on a list at one moment, by what was known and recorded.")
  public record ListCodes(
      ProductListId list,
      OffsetDateTime validAt,
      OffsetDateTime knownAt,
      OffsetDateTime recordedAt,
      @Schema(description = "The newest position that it includes.") long position,
      @Schema(
              description =
                  "`unknown`: no version is known, and so is not what is on it; `notYetPublished`:"
                      + " the first version begins later, and nothing is on it until then;"
                      + " `published`: a version holds, whose `extent` says whether it is all.")
          ListState state,
      @Schema(description = "The version that holds.") @Nullable ListVersion version,
      @Schema(description = "Codes in order; each stands for all below it.")
          List<ProductCode> items,
      @Nullable String nextCursor) {}

  private ListFacts() {}
}
