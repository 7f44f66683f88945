package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.Target;

/// Finds the measures that may concern an importer, an exporter and a product: those that name the
/// exporter, a union or a group it was ever in, or the world, and the product, a heading above it
/// or a list that ever had it. Exclusions and times are not its business.
final class MeasureIndex {

  private record Key(EconomyCode importer, Target target, Goods goods) {}

  private record Aim(EconomyCode importer, Target target) {}

  private final ConcurrentMap<Key, Queue<MeasureId>> measures;
  private final ConcurrentMap<EconomyCode, NavigableSet<ProductCode>> headings;
  private final NavigableSet<ClaimName> claims;
  private final NavigableSet<NumericFact> numbers;
  private final ConcurrentMap<EconomyCode, Set<GroupId>> groups;
  private final ConcurrentMap<MeasureId, NavigableSet<MeasureId>> answers;
  private final ConcurrentMap<EconomyCode, Set<MeasureId>> imposed;
  private final ConcurrentMap<Aim, Set<MeasureId>> aimed;
  private final NamedLists lists;

  MeasureIndex() {
    measures = new ConcurrentHashMap<>();
    headings = new ConcurrentHashMap<>();
    claims = new ConcurrentSkipListSet<>(Comparator.comparing(ClaimName::value));
    numbers = new ConcurrentSkipListSet<>();
    groups = new ConcurrentHashMap<>();
    answers = new ConcurrentHashMap<>();
    imposed = new ConcurrentHashMap<>();
    aimed = new ConcurrentHashMap<>();
    lists = new NamedLists();
  }

  private MeasureIndex(MeasureIndex other) {
    measures = Copies.of(other.measures, ConcurrentLinkedQueue::new);
    headings = Copies.of(other.headings, Copies::ofSorted);
    claims = Copies.ofSorted(other.claims);
    numbers = Copies.ofSorted(other.numbers);
    groups = Copies.of(other.groups, Copies::ofSet);
    answers = Copies.of(other.answers, Copies::ofSorted);
    imposed = Copies.of(other.imposed, Copies::ofSet);
    aimed = Copies.of(other.aimed, Copies::ofSet);
    lists = other.lists.copy();
  }

  MeasureIndex copy() {
    return new MeasureIndex(this);
  }

  /// Takes in what the event says of targets and goods, and whom it answers. What a measure has
  /// named once stays with it, since a question about the past may mean that.
  void add(MeasureEvent event, MeasureHistory history) {
    var imposer = history.imposed().imposer();
    switch (event) {
      case TariffImposed e -> {
        imposed
            .computeIfAbsent(
                imposer, _ -> new ConcurrentSkipListSet<>(Comparator.comparing(MeasureId::value)))
            .add(e.measure());
        addHeadings(imposer, e.products());
        addScopes(history);
        e.conditions().forEach(condition -> add(condition, imposer));
        e.basis().shares().forEach(numbers::add);
        addAnswers(e.measure(), e.inResponseTo());
      }
      case DutyChanged e -> addAnswers(e.measure(), e.inResponseTo());
      case ScopeChanged e -> {
        if (e.products() != null) {
          addHeadings(imposer, e.products());
        }
        addScopes(history);
      }
      case ExemptionGranted e -> e.exemption().when().forEach(when -> add(when, imposer));
      default -> {}
    }
  }

  private void addAnswers(MeasureId measure, List<MeasureId> inResponseTo) {
    inResponseTo.forEach(
        provocation ->
            answers
                .computeIfAbsent(
                    provocation,
                    _ -> new ConcurrentSkipListSet<>(Comparator.comparing(MeasureId::value)))
                .add(measure));
  }

  private void add(org.tariffledger.domain.Predicate predicate, EconomyCode imposer) {
    switch (predicate) {
      case org.tariffledger.domain.Predicate.Claim(var claim) -> claims.add(claim);
      case org.tariffledger.domain.Predicate.Products(var products) ->
          addHeadings(imposer, products);
      case org.tariffledger.domain.Predicate.Measured measured -> numbers.add(measured.fact());
      case org.tariffledger.domain.Predicate.InTransit _,
          org.tariffledger.domain.Predicate.QuotaInHand _,
          org.tariffledger.domain.Predicate.MeltedIn _ -> {}
    }
  }

  private void addScopes(MeasureHistory history) {
    var imposed = history.imposed();
    var id = imposed.measure();
    var goods = goods(history);
    lists.addCovering(imposed.imposer(), goods);
    for (var target : targets(history)) {
      aimed
          .computeIfAbsent(new Aim(imposed.imposer(), target), _ -> ConcurrentHashMap.newKeySet())
          .add(id);
      for (var one : goods) {
        var named =
            measures.computeIfAbsent(
                new Key(imposed.imposer(), target, one), _ -> new ConcurrentLinkedQueue<>());
        if (history.entries().size() == 1 || !named.contains(id)) {
          named.add(id);
        }
      }
    }
  }

  private static Set<Target> targets(MeasureHistory history) {
    return history
        .targets()
        .flatMap(targets -> targets.include().stream())
        .collect(Collectors.toSet());
  }

  private static Set<Goods> goods(MeasureHistory history) {
    return history
        .products()
        .flatMap(products -> products.include().stream())
        .collect(Collectors.toSet());
  }

  private void addHeadings(EconomyCode imposer, Products products) {
    var named = headings.computeIfAbsent(imposer, _ -> new ConcurrentSkipListSet<>());
    Stream.concat(products.include().stream(), products.exclude().stream())
        .forEach(
            goods -> {
              switch (goods) {
                case Goods.All _ -> {}
                case Goods.Heading(var code) -> named.add(code);
                case Goods.Listed(var list) -> named.addAll(lists.name(imposer, list));
              }
            });
  }

  /// Takes in what is on a version of a list. Nobody asks for codes on lists that no measure names.
  void addCodes(ProductListId list, CodeSet content) {
    for (var imposer : lists.add(list, content)) {
      headings.computeIfAbsent(imposer, _ -> new ConcurrentSkipListSet<>()).addAll(content.codes());
    }
  }

  /// All that it holds, by name and without regard to order.
  void tell(BiConsumer<String, Object> teller) {
    measures.forEach((key, ids) -> teller.accept("index " + key, Set.copyOf(ids)));
    headings.forEach((importer, codes) -> teller.accept("headings " + importer, Set.copyOf(codes)));
    groups.forEach((economy, ids) -> teller.accept("groups of " + economy, Set.copyOf(ids)));
    answers.forEach((id, ids) -> teller.accept("answers to " + id, Set.copyOf(ids)));
    imposed.forEach((imposer, ids) -> teller.accept("measures of " + imposer, Set.copyOf(ids)));
    aimed.forEach((aim, ids) -> teller.accept("aims " + aim, Set.copyOf(ids)));
    teller.accept("claims of measures", Set.copyOf(claims));
    teller.accept("numbers of measures", Set.copyOf(numbers));
    lists.tell(teller);
  }

  /// In the order of their ids.
  Collection<MeasureId> measuresOf(EconomyCode importer) {
    return Collections.unmodifiableSet(imposed.getOrDefault(importer, Set.of()));
  }

  Collection<ClaimName> claims() {
    return Collections.unmodifiableSet(claims);
  }

  Collection<NumericFact> numbers() {
    return Collections.unmodifiableSet(numbers);
  }

  /// The measures of which an act names the measure as what it answers.
  Collection<MeasureId> answersTo(MeasureId measure) {
    var named = answers.get(measure);
    return named == null ? Set.of() : Collections.unmodifiableSet(named);
  }

  void addMembers(GroupId group, List<Membership> members) {
    for (var member : members) {
      groups.computeIfAbsent(member.economy(), _ -> ConcurrentHashMap.newKeySet()).add(group);
    }
  }

  /// @param isOpen whether the one who asks does not know all that is on the list
  Collection<MeasureId> candidates(
      EconomyCode importer,
      EconomyCode exporter,
      @Nullable ProductCode product,
      Predicate<ProductListId> isOpen) {
    return naming(importer, exporter, scopes(importer, product, isOpen));
  }

  /// The same with whatever concerns something below the product; without one, anything.
  Collection<MeasureId> candidatesBelow(
      EconomyCode importer,
      EconomyCode exporter,
      @Nullable ProductCode product,
      Predicate<ProductListId> isOpen) {
    if (product == null) {
      return aims(exporter).stream()
          .flatMap(target -> aimed.getOrDefault(new Aim(importer, target), Set.of()).stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
    var scopes = scopes(importer, product, isOpen);
    headingsBelow(importer, product).forEach(heading -> scopes.add(new Goods.Heading(heading)));
    lists.covering(importer).stream()
        .filter(list -> lists.everHadBelow(list, product))
        .forEach(list -> scopes.add(new Goods.Listed(list)));
    return naming(importer, exporter, scopes);
  }

  private Collection<MeasureId> naming(
      EconomyCode importer, EconomyCode exporter, Collection<Goods> scopes) {
    var found = new LinkedHashSet<MeasureId>();
    for (var target : aims(exporter)) {
      for (var goods : scopes) {
        var named = measures.get(new Key(importer, target, goods));
        if (named != null) {
          found.addAll(named);
        }
      }
    }
    return found;
  }

  /// Whatever may stand among a measure's targets to hit the economy.
  private List<Target> aims(EconomyCode economy) {
    var aims = new ArrayList<Target>();
    aims.add(new Target.World());
    aims.add(new Target.Economy(economy));
    Economies.membershipsOf(economy)
        .forEach(membership -> aims.add(new Target.Economy(membership.union())));
    groups.getOrDefault(economy, Set.of()).forEach(group -> aims.add(new Target.Group(group)));
    return aims;
  }

  /// Whatever may stand among a measure's products to cover the product.
  private Collection<Goods> scopes(
      EconomyCode importer, @Nullable ProductCode product, Predicate<ProductListId> isOpen) {
    var scopes = new LinkedHashSet<Goods>();
    scopes.add(new Goods.All());
    if (product != null) {
      for (int digits = 2; digits <= product.length(); digits += 2) {
        scopes.add(new Goods.Heading(product.heading(digits)));
      }
      for (var list : lists.covering(importer)) {
        if (lists.everHad(list, product) || isOpen.test(list)) {
          scopes.add(new Goods.Listed(list));
        }
      }
    }
    return scopes;
  }

  Collection<ProductCode> headingsBelow(EconomyCode importer, @Nullable ProductCode product) {
    var named = headings.get(importer);
    if (named == null) {
      return List.of();
    }
    if (product == null) {
      return List.copyOf(named);
    }
    // Codes sort as text, so that those below a heading follow it without a break.
    return named.tailSet(product, false).stream()
        .takeWhile(code -> code.startsWith(product))
        .toList();
  }
}
