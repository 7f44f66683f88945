package org.tariffledger.rest.references;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ETags;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.http.Upload;
import org.tariffledger.rest.rates.RateQuestions;
import org.tariffledger.rest.references.ListFacts.ListCodes;
import org.tariffledger.rest.references.ListFacts.ProductList;

/// `/v1/product-lists`, for reading.
@Tag(name = "Reference")
@RestController
class ProductListsController {

  private static final String JSON = "application/json";

  private final RateBook book;
  private final RateQuestions questions;
  private final Present present;
  private final Freshness freshness;

  ProductListsController(
      RateBook book, RateQuestions questions, Present present, Freshness freshness) {
    this.book = book;
    this.questions = questions;
    this.present = present;
    this.freshness = freshness;
  }

  @Operation(summary = "Product lists, by id")
  @GetMapping(path = "/v1/product-lists", produces = JSON)
  ResponseEntity<Page<ProductList>> lists(
      @ParameterObject Page.Parameters page, ReadPosition from) {
    var lists =
        book.productLists().stream()
            .map(id -> from.held(book.productList(id)))
            .filter(entries -> !entries.isEmpty())
            .map(ProductList::of)
            .toList();
    return Page.of(lists, list -> list.id().value(), page, from).answer(from);
  }

  @Operation(summary = "A product list")
  @GetMapping(path = "/v1/product-lists/{id}", produces = JSON)
  ResponseEntity<ProductList> list(@PathVariable("id") String id, ReadPosition from) {
    var list = ProductList.of(entries(id, from));
    return from.answer().eTag(ETags.of(list.version())).body(list);
  }

  @Operation(
      summary = "What is on a product list at three times",
      description =
          "As text/csv it comes whole, else by pages. An answer whose three times are all given"
              + " keeps its bytes for ever; for any other, Content-Location names the pinned"
              + " question that will answer the same.")
  @GetMapping(path = "/v1/product-lists/{id}/codes", produces = JSON)
  ResponseEntity<ListCodes> codes(
      @PathVariable("id") String id,
      @ParameterObject TimeParameters times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var content = content(id, times, from);
    var codes = List.copyOf(content.codes().codes());
    var part = Page.of(codes, ProductCode::value, page, from);
    var answer = answer(content, content.page(part), page.limit(), page.cursor());
    return RateCaching.with(next(content, page.limit(), part.nextCursor()), answer);
  }

  @Operation(hidden = true)
  @GetMapping(path = "/v1/product-lists/{id}/codes", produces = Upload.CSV)
  ResponseEntity<byte[]> file(
      @PathVariable("id") String id, @ParameterObject TimeParameters times, ReadPosition from) {
    var content = content(id, times, from);
    var csv = ("code\n" + content.codes().text()).getBytes(StandardCharsets.UTF_8);
    var headers = new HttpHeaders();
    headers.addAll(answer(content, csv, null, null).getHeaders());
    headers.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
    if (content.question().isPinned()) {
      // Another representation than the JSON of the same question.
      var position = content.question().query().position();
      headers.setETag("\"" + position + "-" + Rates.ENGINE_REVISION + "-csv\"");
    }
    return ResponseEntity.ok().headers(headers).body(csv);
  }

  private ListContent content(String id, TimeParameters times, ReadPosition from) {
    var imposer = ProductList.of(entries(id, from)).imposer();
    var question = questions.ofAll(imposer, times, from, present.now());
    var list = new ProductListId(id);
    if (book.productList(list).getFirst().position() > question.query().position()) {
      throw HttpRefusal.unknown("product-list", id);
    }
    return ListContent.of(list, question, book);
  }

  private <T> ResponseEntity<T> answer(
      ListContent content, T body, @Nullable String limit, @Nullable String cursor) {
    var question = content.question();
    var position = question.query().position();
    var freshFor = freshness.of(content.nextChange(), present.now());
    var kept =
        question.isPinned()
            ? RateCaching.pinned(body, position)
            : RateCaching.fresh(body, position, freshFor, pinned(content, limit, cursor));
    return ResponseEntity.ok()
        .headers(kept.getHeaders())
        .varyBy(HttpHeaders.ACCEPT, ReadPosition.HEADER)
        .body(body);
  }

  /// Of the same moment, also where the question left it open.
  private static HttpHeaders next(
      ListContent content, @Nullable String limit, @Nullable String cursor) {
    return cursor == null ? new HttpHeaders() : Page.next(pinned(content, limit, cursor));
  }

  private static URI pinned(ListContent content, @Nullable String limit, @Nullable String cursor) {
    var parameters = content.question().times();
    parameters.put("limit", limit);
    parameters.put("cursor", cursor);
    return RateCaching.url("/v1/product-lists/" + content.list() + "/codes", parameters);
  }

  private List<Recorded<ReferenceEvent>> entries(String id, ReadPosition from) {
    return Ids.read(id, ProductListId::new)
        .map(list -> from.held(book.productList(list)))
        .filter(entries -> !entries.isEmpty())
        .orElseThrow(() -> HttpRefusal.unknown("product-list", id));
  }
}
