package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;

/// What a touched measure names, to cover it, to exclude it or to exempt it, with a code for which
/// it is looked at.
record NamedGoods(MeasureId measure, Goods goods, ProductCode example) {

  /// In a fixed order, each once.
  static List<NamedGoods> of(
      Map<MeasureId, Courses> touched, Collection<ProductListId> changed, Lists lists) {
    var named = new LinkedHashSet<NamedGoods>();
    touched.forEach(
        (_, courses) ->
            courses.known().reversed().stream()
                .flatMap(course -> of(course, changed, lists))
                .forEach(named::add));
    return List.copyOf(named);
  }

  private static Stream<NamedGoods> of(
      MeasureTimeline course, Collection<ProductListId> changed, Lists lists) {
    var measure = course.imposed().measure();
    return goods(course)
        .distinct()
        .flatMap(
            goods ->
                switch (goods) {
                  case Goods.All _ -> Stream.of();
                  case Goods.Heading(var code) -> Stream.of(new NamedGoods(measure, goods, code));
                  case Goods.Listed(var list) ->
                      Stream.concat(
                              changed.contains(list) ? lists.changed(list) : Stream.of(),
                              lists.first(list, course).stream())
                          .map(code -> new NamedGoods(measure, goods, code));
                });
  }

  private static Stream<Goods> goods(MeasureTimeline course) {
    return Stream.of(
            course.allProducts().stream(),
            course.imposed().conditions().stream().flatMap(NamedGoods::products),
            course.allExemptions().flatMap(e -> e.when().stream()).flatMap(NamedGoods::products))
        .flatMap(products -> products)
        .flatMap(
            products -> Stream.concat(products.include().stream(), products.exclude().stream()));
  }

  private static Stream<Products> products(Predicate predicate) {
    return predicate instanceof Predicate.Products(var products)
        ? Stream.of(products)
        : Stream.of();
  }

  /// What was and is on lists, and the moment of which is asked, if only of one.
  record Lists(KnownLists before, KnownLists after, Optional<Instant> at) {

    private static final int LOOKED_AT_MAX = 100;

    static Lists of(Standpoint before, Standpoint after, Optional<Instant> at) {
      return new Lists(
          new KnownLists(before.knownAt(), before.position(), before.source()),
          new KnownLists(after.knownAt(), after.position(), after.source()),
          at);
    }

    /// Whether something else is known then of what is on one of them.
    boolean differAt(Instant moment, Collection<ProductListId> all) {
      return all.stream().anyMatch(list -> !before.agrees(after, list, moment));
    }

    /// Rather one that the measure covers than one that it excludes.
    private Optional<ProductCode> first(ProductListId list, MeasureTimeline course) {
      for (var lists : List.of(after, before)) {
        var codes = lists.content(list, Instant.MAX).codes();
        if (!codes.isEmpty()) {
          var contents = lists.at(Instant.MAX, _ -> false);
          return codes.stream()
              .limit(LOOKED_AT_MAX)
              .filter(
                  code ->
                      course.allProducts().stream()
                          .anyMatch(p -> p.matchedDigits(code, contents).isPresent()))
              .findFirst()
              .or(() -> Optional.of(codes.first()));
        }
      }
      return Optional.empty();
    }

    /// A code that came onto the list and one that went, of those of which something was or is
    /// known and of others, each time that it changes otherwise than before, or at the moment.
    private Stream<ProductCode> changed(ProductListId list) {
      return at.map(Stream::of)
          .orElseGet(() -> Stream.concat(before.begins(list), after.begins(list)).distinct())
          .flatMap(moment -> changed(list, moment));
    }

    private Stream<ProductCode> changed(ProductListId list, Instant moment) {
      var then = before.told(list, at.isEmpty() ? moment : moment.minusNanos(1));
      var now = after.told(list, moment);
      var headings = then.extent().within().plus(now.extent().within());
      return Stream.of(
              first(now.codes(), code -> !then.names(code) && !then.isSilentOn(code)),
              first(now.codes(), code -> !then.names(code) && then.isSilentOn(code)),
              first(then.codes(), code -> !now.names(code) && !now.isSilentOn(code)),
              first(then.codes(), code -> !now.names(code) && now.isSilentOn(code)),
              first(headings, code -> then.isSilentOn(code) && now.isKnownWithout(code)),
              first(headings, code -> then.isKnownWithout(code) && now.isSilentOn(code)))
          .flatMap(Optional::stream);
    }

    private static Optional<ProductCode> first(
        CodeSet codes, java.util.function.Predicate<ProductCode> changed) {
      return codes.codes().stream().filter(changed).findFirst();
    }
  }
}
