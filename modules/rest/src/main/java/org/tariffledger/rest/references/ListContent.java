package org.tariffledger.rest.references;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProductLists;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.references.ListFacts.ListCodes;
import org.tariffledger.rest.references.ListFacts.ListState;
import org.tariffledger.rest.references.ListFacts.ListVersion;

/// What is on a product list at the three times of a question.
record ListContent(
    ProductListId list,
    RateQuestion question,
    List<Recorded<ReferenceEvent>> entries,
    Optional<ProductListPublished> published,
    CodeSet codes) {

  static ListContent of(ProductListId list, RateQuestion question, RateBook book) {
    var entries = book.productList(list);
    var query = question.query();
    var published = ProductLists.at(entries, query.validAt(), query.knownAt(), query.position());
    var codes =
        published.map(version -> book.codes(version.content().digest())).orElse(CodeSet.empty());
    return new ListContent(list, question, entries, published, codes);
  }

  /// When another version begins, by what is known.
  @Nullable Instant nextChange() {
    var query = question.query();
    return ProductLists.course(entries, query.knownAt(), query.position()).stream()
        .map(ProductLists.Version::from)
        .filter(from -> from.isAfter(query.validAt()))
        .findFirst()
        .orElse(null);
  }

  ListCodes page(Page<ProductCode> page) {
    var query = question.query();
    return new ListCodes(
        list,
        question.there(query.validAt()),
        question.there(query.knownAt()),
        question.there(question.recordedAt()),
        query.position(),
        state(),
        version(),
        page.items(),
        page.nextCursor());
  }

  private ListState state() {
    var query = question.query();
    if (published.isPresent()) {
      return ListState.PUBLISHED;
    }
    return ProductLists.isKnown(entries, query.knownAt(), query.position())
        ? ListState.NOT_YET_PUBLISHED
        : ListState.UNKNOWN;
  }

  private @Nullable ListVersion version() {
    return entries.stream()
        .filter(entry -> published.filter(entry.event()::equals).isPresent())
        .flatMap(ListVersion::of)
        .findFirst()
        .orElse(null);
  }
}
