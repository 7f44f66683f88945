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
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProductLists;
import org.tariffledger.domain.ProductLists.Version;

/// What is on product lists by what a query knows, found once for many codes. Without a version
/// that is known, nobody knows what is on a list. For one thread.
public final class KnownLists {

  /// A code that is on a list of which nobody knows what is on it is taken to be on it with all ten
  /// digits, as closely as goods can be named.
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

  /// What is on them at one moment, if a code is on those alone, of the unknown ones, that are
  /// `taken` to have it.
  ListContents at(Instant validAt, Predicate<ProductListId> taken) {
    var contents = new HashMap<ProductListId, Function<ProductCode, OptionalInt>>();
    return (list, code) ->
        contents.computeIfAbsent(list, _ -> matching(list, validAt, taken)).apply(code);
  }

  private Function<ProductCode, OptionalInt> matching(
      ProductListId list, Instant validAt, Predicate<ProductListId> taken) {
    if (isUnknown(list)) {
      var match = taken.test(list) ? ALL_DIGITS : OptionalInt.empty();
      return _ -> match;
    }
    return content(list, validAt)::longestMatch;
  }

  /// What is known to be on the list; nothing before its first version, or if there is none.
  CodeSet content(ProductListId list, Instant validAt) {
    return version(list, validAt).map(this::codes).orElse(CodeSet.empty());
  }

  private Optional<Version> version(ProductListId list, Instant validAt) {
    return courseOf(list).reversed().stream()
        .filter(version -> !version.from().isAfter(validAt))
        .findFirst();
  }

  /// For what may be covered at one moment: all unknown lists have the code where goods are
  /// included, and none has it where they are excluded.
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
    return isUnknown(list)
        ? ALL_DIGITS
        : courseOf(list).stream()
            .flatMapToInt(version -> codes(version).longestMatch(code).stream())
            .max();
  }

  private OptionalInt always(ProductListId list, ProductCode code) {
    var course = courseOf(list);
    var isAlways =
        !course.isEmpty()
            && course.getFirst().from().equals(Instant.MIN)
            && course.stream().allMatch(version -> codes(version).longestMatch(code).isPresent());
    return isAlways ? ALL_DIGITS : OptionalInt.empty();
  }

  /// Whether others know the same of the list at the moment.
  boolean agrees(KnownLists other, ProductListId list, Instant validAt) {
    return isUnknown(list) == other.isUnknown(list)
        && version(list, validAt)
            .map(KnownLists::digest)
            .equals(other.version(list, validAt).map(KnownLists::digest));
  }

  boolean isUnknown(ProductListId list) {
    return courseOf(list).isEmpty();
  }

  /// When versions begin.
  Stream<Instant> begins(ProductListId list) {
    return courseOf(list).stream().map(Version::from);
  }

  /// The versions that begin at some moment and with them something else about such goods.
  List<Version> changes(ProductListId list, Scopes scopes) {
    var changes = new ArrayList<Version>();
    var before = CodeSet.empty();
    for (var version : courseOf(list)) {
      var codes = codes(version);
      if (!version.from().equals(Instant.MIN) && !scopes.agreeOn(before, codes)) {
        changes.add(version);
      }
      before = codes;
    }
    return changes;
  }

  private List<Version> courseOf(ProductListId list) {
    return courses.computeIfAbsent(
        list, id -> ProductLists.course(source.productList(id), knownAt, position));
  }

  private CodeSet codes(Version version) {
    return source.codes(digest(version));
  }

  private static Digest digest(Version version) {
    return version.published().content().digest();
  }
}
