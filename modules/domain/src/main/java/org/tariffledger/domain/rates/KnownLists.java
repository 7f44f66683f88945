package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProductLists;
import org.tariffledger.domain.ProductLists.Version;

/// What is on product lists by what a query knows, found once for many codes. Without a version
/// that is known, nobody knows what is on a list; of a part, nobody knows if it has other codes.
/// For one thread.
public final class KnownLists {

  /// A code of which nobody knows if it is on a list is taken to be on it with all ten digits, as
  /// closely as goods can be named.
  private static final OptionalInt ALL_DIGITS = OptionalInt.of(ProductCode.DIGITS_MAX);

  private final Instant knownAt;
  private final long position;
  private final RateSource source;
  private final Map<ProductListId, List<Version>> courses = new HashMap<>();

  KnownLists(Instant knownAt, long position, RateSource source) {
    this.knownAt = knownAt;
    this.position = position;
    this.source = source;
  }

  /// What is known to be on them at one moment.
  public static ListContents at(
      Instant validAt, Instant knownAt, long position, RateSource source) {
    return new KnownLists(knownAt, position, source).at(validAt, _ -> false);
  }

  /// What is on them at one moment, if a code is on those alone, of the ones that are silent on it,
  /// that are `taken` to have it.
  ListContents at(Instant validAt, Predicate<ProductListId> taken) {
    var contents = new HashMap<ProductListId, Function<ProductCode, OptionalInt>>();
    return (list, code) ->
        contents.computeIfAbsent(list, _ -> matching(list, validAt, taken)).apply(code);
  }

  private Function<ProductCode, OptionalInt> matching(
      ProductListId list, Instant validAt, Predicate<ProductListId> taken) {
    var told = told(list, validAt);
    var unsaid = taken.test(list) ? ALL_DIGITS : OptionalInt.empty();
    return code -> told.longestMatch(code, unsaid);
  }

  /// What is known to be on the list; nothing before its first version, or if there is none.
  CodeSet content(ProductListId list, Instant validAt) {
    return told(list, validAt).codes();
  }

  ToldOfList told(ProductListId list, Instant validAt) {
    return courseOf(list).isEmpty()
        ? ToldOfList.NOTHING
        : version(list, validAt).map(this::told).orElse(ToldOfList.EMPTY);
  }

  private Optional<Version> version(ProductListId list, Instant validAt) {
    return courseOf(list).reversed().stream()
        .filter(version -> !version.from().isAfter(validAt))
        .findFirst();
  }

  /// For what may be covered at one moment: all lists that are silent on the code have it where
  /// goods are included, and none has it where they are excluded.
  ListContents perhapsAt(Instant validAt) {
    return new Perhaps(at(validAt, _ -> true), at(validAt, _ -> false));
  }

  /// For what may be covered at any time.
  ListContents perhapsEver() {
    return new Perhaps(this::ever, this::always);
  }

  private record Perhaps(ListContents included, ListContents excluding) implements ListContents {
    @Override
    public OptionalInt longestMatch(ProductListId list, ProductCode code) {
      return included.longestMatch(list, code);
    }
  }

  private OptionalInt ever(ProductListId list, ProductCode code) {
    var course = courseOf(list);
    return course.isEmpty()
        ? ALL_DIGITS
        : course.stream()
            .flatMapToInt(version -> told(version).longestMatch(code, ALL_DIGITS).stream())
            .max();
  }

  private OptionalInt always(ProductListId list, ProductCode code) {
    var course = courseOf(list);
    var isAlways =
        !course.isEmpty()
            && course.getFirst().from().equals(Instant.MIN)
            && course.stream()
                .allMatch(version -> told(version).codes().longestMatch(code).isPresent());
    return isAlways ? ALL_DIGITS : OptionalInt.empty();
  }

  /// Whether others know the same of the list at the moment.
  boolean agrees(KnownLists other, ProductListId list, Instant validAt) {
    return told(list, validAt).equals(other.told(list, validAt));
  }

  /// Whether nobody knows if the code is on the list at the moment.
  boolean isUnknown(ProductListId list, ProductCode code, Instant validAt) {
    return told(list, validAt).isSilentOn(code);
  }

  /// Whether it is known of every code if it is on the list at the moment.
  boolean isWhole(ProductListId list, Instant validAt) {
    return told(list, validAt).extent().isWhole();
  }

  /// When versions begin.
  Stream<Instant> begins(ProductListId list) {
    return courseOf(list).stream().map(Version::from);
  }

  /// The versions that begin at some moment and with them something else about such goods.
  List<Version> changes(ProductListId list, Scopes scopes) {
    var changes = new ArrayList<Version>();
    var before = ToldOfList.EMPTY;
    for (var version : courseOf(list)) {
      var told = told(version);
      if (!version.from().equals(Instant.MIN) && !scopes.agreeOn(before, told)) {
        changes.add(version);
      }
      before = told;
    }
    return changes;
  }

  private List<Version> courseOf(ProductListId list) {
    return courses.computeIfAbsent(
        list, id -> ProductLists.course(source.productList(id), knownAt, position));
  }

  private ToldOfList told(Version version) {
    return ToldOfList.of(version.published(), source);
  }
}
