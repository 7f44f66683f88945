package org.tariffledger.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateQuery;

/// What a question knows of the record, and what the language of measures says of the goods: slow,
/// plain, and without a line of the engine.
final class BruteRecord {

  private final List<Recorded<Event>> entries;
  private final List<Recorded<Event>> known = new ArrayList<>();
  private final List<BruteLife> lives;
  private final RateQuery query;
  private final BruteLists lists;
  private final BruteBase base;

  BruteRecord(Recorder recorder, RateQuery query) {
    this.entries = recorder.entries();
    this.query = query;
    this.lives = lives(entries);
    for (var entry : entries) {
      if (entry.position() <= query.position()
          && entry.event().announcement().announcedAt().compareTo(query.knownAt()) <= 0) {
        known.add(entry);
      }
    }
    // Whoever comes later in this list has the last word.
    known.sort(
        (a, b) -> {
          var byDay =
              a.event()
                  .announcement()
                  .announcedAt()
                  .compareTo(b.event().announcement().announcedAt());
          return byDay != 0 ? byDay : Long.compare(a.position(), b.position());
        });
    this.lists = new BruteLists(recorder, known, query);
    this.base = new BruteBase(entries, recorder.editions(), query);
  }

  RateQuery query() {
    return query;
  }

  /// Those that are known of the importer.
  List<BruteLife> lives() {
    return lives;
  }

  List<Recorded<Event>> known() {
    return known;
  }

  BruteLists lists() {
    return lists;
  }

  BruteBase base() {
    return base;
  }

  private List<BruteLife> lives(List<Recorded<Event>> entries) {
    var byMeasure = new TreeMap<String, List<Recorded<MeasureEvent>>>();
    for (var entry : entries) {
      if (entry.event() instanceof MeasureEvent event) {
        byMeasure
            .computeIfAbsent(event.measure().value(), _ -> new ArrayList<>())
            .add(new Recorded<>(entry.position(), entry.recordedAt(), event));
      }
    }
    var known = new ArrayList<BruteLife>();
    for (var whole : byMeasure.values()) {
      var life = new BruteLife(whole, query.knownAt(), query.position());
      if (life.isKnown() && life.imposed().imposer().equals(query.importer())) {
        known.add(life);
      }
    }
    return known;
  }

  CoverageState coverage() {
    CoverageState state = CoverageState.ABSENT;
    Instant since = Instant.MIN;
    for (var entry : known) {
      if (entry.event() instanceof CoverageDeclared declared
          && declared.importer().equals(query.importer())
          && declared.since().compareTo(query.validAt()) <= 0
          && declared.since().compareTo(since) >= 0) {
        state = declared.state();
        since = declared.since();
      }
    }
    return state;
  }

  Set<String> headings(String above) {
    var headings = new TreeSet<String>();
    var imposers = new HashMap<String, String>();
    for (var entry : entries) {
      List<Products> named =
          switch (entry.event()) {
            case TariffImposed e -> {
              imposers.put(e.measure().value(), e.imposer().value());
              var goods = goods(e.conditions());
              goods.add(e.products());
              yield goods;
            }
            case ScopeChanged e when e.products() != null -> List.of(e.products());
            case ExemptionGranted e -> goods(e.exemption().when());
            default -> List.of();
          };
      if (entry.event() instanceof MeasureEvent e
          && query.importer().value().equals(imposers.get(e.measure().value()))) {
        for (var products : named) {
          products.include().forEach(goods -> headings.add(goods.toString()));
          products.exclude().forEach(code -> headings.add(code.toString()));
        }
      }
    }
    List.copyOf(headings).forEach(name -> headings.addAll(lists.everOn(name)));
    headings.removeIf(
        h -> !h.chars().allMatch(Character::isDigit) || !h.startsWith(above) || h.equals(above));
    return headings;
  }

  private static List<Products> goods(List<Predicate> predicates) {
    var goods = new ArrayList<Products>();
    for (var predicate : predicates) {
      if (predicate instanceof Predicate.Products(var products)) {
        goods.add(products);
      }
    }
    return goods;
  }

  Selection selection(String programme) {
    for (var entry : entries) {
      if (entry.event() instanceof ProgrammeRegistered e
          && e.programme().value().equals(programme)) {
        return e.selection();
      }
    }
    throw new AssertionError("no programme " + programme);
  }

  String status(BruteLife life) {
    if (life.isVain()) {
      return "SUPERSEDED_BEFORE_EFFECT";
    } else if (query.validAt().isBefore(life.start())) {
      return "ANNOUNCED";
    } else if (life.isAnnulled()) {
      return "ANNULLED_REFUNDABLE";
    }
    return life.pausedWith(query.validAt()) == null ? "IN_FORCE" : "PAUSED";
  }

  /// Whether it charges such goods, if everything is so.
  boolean bearsOn(BruteLife life, @Nullable String code) {
    var now = query.validAt();
    return !isIdle(life)
        && aim(life.value("targets", now, life.imposed().targets())) >= 0
        && digits(life.value("products", now, life.imposed().products()), code, lists.perhaps())
            >= 0
        && mayHold(life.imposed().conditions(), code);
  }

  boolean mayHold(List<Predicate> predicates, @Nullable String code) {
    for (var predicate : predicates) {
      if (!isTimely(predicate)
          || (predicate instanceof Predicate.Products(var products)
              && digits(products, code, lists.perhaps()) < 0)) {
        return false;
      }
    }
    return true;
  }

  /// Whether it is not too late for it.
  boolean isTimely(Predicate predicate) {
    return !(predicate instanceof Predicate.InTransit(_, var entered))
        || query.validAt().isBefore(entered);
  }

  /// What charges nothing anyway.
  boolean isIdle(BruteLife life) {
    var now = query.validAt();
    return life.isVain()
        || life.hasEnded(now)
        || now.isBefore(life.start())
        || life.pausedWith(now) instanceof Residual.StepsAside;
  }

  Duty duty(BruteLife life) {
    var now = query.validAt();
    return life.pausedWith(now) instanceof Residual.Charges(var residual)
        ? residual
        : life.value("duty", now, life.imposed().duty());
  }

  /// -1 for goods that are not covered.
  int digits(Products products, @Nullable String code, BruteLists.Taken taken) {
    for (var excluded : products.exclude()) {
      if (digits(excluded, code, taken.excluded()) >= 0) {
        return -1;
      }
    }
    int digits = -1;
    for (var goods : products.include()) {
      digits = Math.max(digits, digits(goods, code, taken.included()));
    }
    return digits;
  }

  private int digits(Goods goods, @Nullable String code, Set<String> on) {
    var name = goods.toString();
    return switch (goods) {
      case Goods.All _ -> 0;
      case Goods.Heading _ -> code != null && code.startsWith(name) ? name.length() : -1;
      case Goods.Listed _ -> code == null ? -1 : lists.digits(name, code, on);
    };
  }

  /// -1 no target, 0 world, 1 group, 2 union, 3 itself.
  int aim(Targets targets) {
    for (var target : targets.exclude()) {
      if (aim(target) >= 0) {
        return -1;
      }
    }
    int aim = -1;
    for (var target : targets.include()) {
      aim = Math.max(aim, aim(target));
    }
    return aim;
  }

  private int aim(Target target) {
    var exporter = query.exporter().value();
    return switch (target) {
      case Target.World _ -> 0;
      case Target.Group(var id) -> isMember(id.value()) ? 1 : -1;
      case Target.Economy(var code) when code.value().equals(exporter) -> 3;
      case Target.Economy(var code) ->
          code.value().equals("EU") && Set.of("DE", "FR").contains(exporter) ? 2 : -1;
    };
  }

  private boolean isMember(String group) {
    List<Membership> latest = List.of();
    for (var entry : known) {
      List<Membership> members =
          switch (entry.event()) {
            case GroupRegistered e when e.group().value().equals(group) -> e.members();
            case GroupMembersChanged e when e.group().value().equals(group) -> e.members();
            default -> List.of();
          };
      for (var member : members) {
        if (member.economy().equals(query.exporter())) {
          latest = members;
        }
      }
    }
    for (var member : latest) {
      if (member.economy().equals(query.exporter())
          && (member.from() == null || !query.validAt().isBefore(member.from()))
          && (member.until() == null || query.validAt().isBefore(member.until()))) {
        return true;
      }
    }
    return false;
  }
}
