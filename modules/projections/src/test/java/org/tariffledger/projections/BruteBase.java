package org.tariffledger.projections;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateQuery;

/// The base duty once more, read from the lines as they were published for every question: slow,
/// plain, and without a line of the engine. It reads no duty: what each text means stands here.
final class BruteBase {

  /// Percent, dollars per unit, unit (kg or No.); null percent for what nobody can compute.
  record Meaning(@Nullable String percent, @Nullable String dollars, @Nullable String unit) {}

  static final Map<String, Meaning> DUTIES =
      Map.ofEntries(
          entry("Free", new Meaning("0", null, null)),
          entry("0%", new Meaning("0", null, null)),
          entry("2.5%", new Meaning("2.5", null, null)),
          entry("10%", new Meaning("10", null, null)),
          entry("1.4¢/kg", new Meaning("0", "0.014", "kg")),
          entry("7¢ each + 6%", new Meaning("6", "0.07", "No.")),
          entry("$2.2/t", new Meaning("0", "0.0022", "kg")),
          entry("See note 3", new Meaning(null, null, null)));

  /// `base` is text, percent, line, column and edition, or `open`; needs with their values.
  record Verdict(
      String base, Set<String> needs, boolean missing, Map<String, String> assumptions) {}

  /// A text in a column, and the line that writes it.
  private record Written(String code, String column, String text, String line) {

    Meaning meaning() {
      return DUTIES.getOrDefault(text, DUTIES.get("See note 3"));
    }
  }

  private record Found(String base, Set<String> needs, boolean missing, String charges) {}

  private final List<Recorded<Event>> known = new ArrayList<>();
  private final Map<Digest, List<ScheduleLine>> contents;
  private final RateQuery query;
  private final Set<String> made = new HashSet<>();

  private BruteBase(
      List<Recorded<Event>> entries, Map<Digest, List<ScheduleLine>> contents, RateQuery query) {
    this.contents = contents;
    this.query = query;
    query.shipment().claims().made().forEach(claim -> made.add(claim.value()));
    for (var entry : entries) {
      var announced = entry.event().announcement().announcedAt();
      if (entry.position() <= query.position() && !query.knownAt().isBefore(announced)) {
        known.add(entry);
      }
    }
    // Whoever comes later in this list has the last word.
    known.sort(
        (a, b) -> {
          var one = a.event().announcement().announcedAt();
          var other = b.event().announcement().announcedAt();
          return one.equals(other)
              ? Long.compare(a.position(), b.position())
              : one.compareTo(other);
        });
  }

  static Verdict answer(
      List<Recorded<Event>> entries, Map<Digest, List<ScheduleLine>> contents, RateQuery query) {
    return new BruteBase(entries, contents, query).verdict();
  }

  private Verdict verdict() {
    var found = find();
    return new Verdict(found.base, found.needs, found.missing, assumptions(found));
  }

  /// Each claim of which nothing is said is tried out, then both.
  private Map<String, String> assumptions(Found unclaimed) {
    var alone = new TreeMap<String, Found>();
    for (var claim : RandomSchedules.CLAIMS) {
      if (query.product() != null && isUnsaid(claim)) {
        made.add(claim);
        alone.put(claim, find());
        made.remove(claim);
      }
    }
    made.addAll(alone.keySet());
    var together = find();
    made.removeAll(alone.keySet());
    var assumptions = new TreeMap<String, String>();
    for (var claim : alone.keySet()) {
      if (!alone.get(claim).charges.equals(unclaimed.charges)) {
        assumptions.put("claims." + claim, percent(alone.get(claim)));
      } else if (!together.charges.equals(unclaimed.charges)) {
        var matters = true;
        for (var other : alone.keySet()) {
          matters &= other.equals(claim) || !alone.get(other).charges.equals(together.charges);
        }
        if (matters) {
          assumptions.put("claims." + claim, percent(together));
        }
      }
    }
    return assumptions;
  }

  private static String percent(Found found) {
    return found.base.equals("open") ? "?" : found.base.split("\\|", -1)[1];
  }

  private boolean isUnsaid(String claim) {
    var claims = query.shipment().claims();
    var said = claims.othersDenied() || made.contains(claim);
    for (var denied : claims.denied()) {
      said |= denied.value().equals(claim);
    }
    return !said;
  }

  private Found find() {
    SchedulePublished inForce = null;
    for (var entry : known) {
      if (entry.event() instanceof SchedulePublished e
          && !e.effectiveFrom().isAfter(query.validAt())
          && (inForce == null || !e.effectiveFrom().isBefore(inForce.effectiveFrom()))) {
        inForce = e;
      }
    }
    if (inForce == null) {
      return new Found("open", Set.of("baseDuty"), false, "nothing");
    }
    return query.product() == null
        ? new Found("open", Set.of(), false, "nothing")
        : find(inForce, contents.get(inForce.content().digest()), query.product().value());
  }

  private Found find(SchedulePublished edition, List<ScheduleLine> lines, String product) {
    var columns = columns();
    var here = -1;
    for (var digits = product.length(); digits >= 2 && here < 0; digits -= 2) {
      here = place(lines, product.substring(0, digits));
    }
    var first = here < 0 ? null : written(lines, here, columns);
    var hasFirst = first != null;
    var below = new TreeMap<String, Written>();
    var without = new TreeSet<String>();
    var exists = here >= 0 && isThere(lines, here, product);
    for (int i = 0; i < lines.size(); i++) {
      var code = code(lines.get(i));
      if (code.startsWith(product)) {
        exists = true;
        var written = written(lines, i, columns);
        if (written != null) {
          below.put(code, written);
        } else if (holdsNone(lines, i)) {
          without.add(code);
        }
      }
    }
    if (first == null && !below.isEmpty()) {
      first = below.firstEntry().getValue();
    }
    if (first == null) {
      var missing = !exists && edition.extent() == Extent.WHOLE;
      return new Found("open", Set.of("baseDuty"), missing, "nothing");
    }
    var meaning = first.meaning();
    var text = first.text;
    var deciding = new TreeMap<String, Written>();
    below.forEach(
        (code, written) -> {
          if (!isAlike(written.text, text)) {
            deciding.put(code, written);
          }
        });
    if (deciding.isEmpty() && without.isEmpty()) {
      return charged(first, meaning, edition);
    }
    var open = hasFirst ? deciding : below;
    var values = new TreeSet<String>();
    open.values().forEach(written -> values.add(written.line));
    without.forEach(code -> values.add(eight(code)));
    var charges = new StringBuilder(hasFirst ? canonical(text) : "none");
    open.forEach((code, written) -> charges.append(code).append(canonical(written.text)));
    without.forEach(code -> charges.append(code).append("none"));
    return new Found("open", Set.of("product " + values), false, charges.toString());
  }

  /// Neither by its code nor by its place does another line stand below it.
  private static boolean holdsNone(List<ScheduleLine> lines, int at) {
    var none = true;
    for (int i = 0; i < lines.size(); i++) {
      var code = code(lines.get(i));
      none &= above(lines, i) != at;
      none &= i == at || !code.startsWith(code(lines.get(at)));
    }
    return none;
  }

  private static boolean isAlike(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  private static String canonical(String text) {
    return text.equals("0%") ? "Free" : text;
  }

  private Found charged(Written written, Meaning meaning, SchedulePublished edition) {
    var needs = new TreeSet<String>();
    var percent = "?";
    if (meaning.percent == null) {
      needs.add("baseDuty");
    } else if (meaning.dollars == null) {
      percent = plain(new BigDecimal(meaning.percent));
    } else {
      var count = count(meaning.unit);
      var value = query.shipment().customsValue();
      if (value == null) {
        needs.add("customsValue");
      }
      if (count == null) {
        needs.add("quantity");
      }
      if (value != null && count != null) {
        var money = new BigDecimal(meaning.dollars).multiply(count).scaleByPowerOfTen(2);
        var all = new BigDecimal(meaning.percent).multiply(value.amount()).add(money);
        percent = plain(all.divide(value.amount(), 6, RoundingMode.HALF_UP));
      }
    }
    return new Found(
        String.join(
            "|", written.text, percent, written.line, written.column, edition.edition().value()),
        needs,
        false,
        canonical(written.text));
  }

  /// How many kilograms or pieces there are; null if the shipment does not say.
  private @Nullable BigDecimal count(@Nullable String unit) {
    var quantity = query.shipment().quantity();
    if (quantity == null) {
      return null;
    }
    var given = quantity.unit().name();
    var factor = Map.of("kg kg", "1", "t kg", "1000", "No. No.", "1", "doz. No.", "12");
    var times = factor.get(given + " " + unit);
    return times == null ? null : quantity.amount().multiply(new BigDecimal(times));
  }

  /// The first column that the line or one above it writes.
  private static @Nullable Written written(List<ScheduleLine> lines, int at, List<String> columns) {
    for (var column : columns) {
      var by = at;
      while (by >= 0 && cell(lines.get(by), column).isEmpty()) {
        by = above(lines, by);
      }
      if (by >= 0) {
        var cell = cell(lines.get(by), column);
        var text =
            column.equals("general") || column.equals("other") ? cell : special(cell, column);
        if (text != null) {
          var code = code(lines.get(by)).isEmpty() ? code(lines.get(at)) : code(lines.get(by));
          return new Written(code(lines.get(at)), column, text, eight(code));
        }
      }
    }
    return null;
  }

  private static String cell(ScheduleLine line, String column) {
    return switch (column) {
      case "general" -> line.general();
      case "other" -> line.other();
      default -> line.special();
    };
  }

  private static @Nullable String special(String special, String symbol) {
    for (var part : special.split("\\)", -1)) {
      var open = part.indexOf('(');
      if (open > 0 && List.of(part.substring(open + 1).split(",", -1)).contains(symbol)) {
        return part.substring(0, open).strip();
      }
    }
    return null;
  }

  private static int above(List<ScheduleLine> lines, int at) {
    for (int i = at - 1; i >= 0; i--) {
      if (lines.get(i).indent() < lines.get(at).indent()) {
        return i;
      }
    }
    return -1;
  }

  /// The line of exactly these digits, else the first of ten that stands for these eight.
  private static int place(List<ScheduleLine> lines, String digits) {
    for (int i = 0; i < lines.size(); i++) {
      if (code(lines.get(i)).equals(digits)) {
        return i;
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      if (digits.length() == 8 && code(lines.get(i)).equals(digits + "00")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isThere(List<ScheduleLine> lines, int at, String product) {
    var hasDuty = eight(product).equals(code(lines.get(at)));
    for (int i = at; i >= 0; i = above(lines, i)) {
      var line = lines.get(i);
      hasDuty |= !(line.general() + line.special() + line.other()).isEmpty();
    }
    return hasDuty;
  }

  private static String code(ScheduleLine line) {
    return line.code() == null ? "" : line.code().value();
  }

  private static String eight(String code) {
    return code.length() == 10 && code.endsWith("00") ? code.substring(0, 8) : code;
  }

  /// Those with a claim first, then by aim, by begin, by the order in which they became known.
  private List<String> columns() {
    record Rank(boolean claimed, int aim, Instant from, int order, String column) {}
    var ranks = new ArrayList<Rank>();
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).event() instanceof ColumnAssigned e
          && (e.claim() == null || made.contains(e.claim().value()))
          && !query.validAt().isBefore(e.effectiveFrom())
          && (e.expiresAt() == null || query.validAt().isBefore(e.expiresAt()))
          && aim(e.targets()) >= 0) {
        var column = e.column().value();
        ranks.add(new Rank(e.claim() != null, aim(e.targets()), e.effectiveFrom(), i, column));
      }
    }
    ranks.sort(
        (a, b) -> {
          if (a.claimed != b.claimed) {
            return a.claimed ? -1 : 1;
          } else if (a.aim != b.aim) {
            return b.aim - a.aim;
          }
          return a.from.equals(b.from) ? b.order - a.order : b.from.compareTo(a.from);
        });
    var columns = new ArrayList<String>();
    ranks.forEach(rank -> columns.add(rank.column));
    columns.add("general");
    return columns;
  }

  private int aim(Targets targets) {
    for (var target : targets.exclude()) {
      if (aim(target) >= 0) {
        return -1;
      }
    }
    var aim = -1;
    for (var target : targets.include()) {
      aim = Math.max(aim, aim(target));
    }
    return aim;
  }

  private int aim(Target target) {
    var exporter = query.exporter().value();
    var text = target.toString();
    if (text.equals("WORLD")) {
      return 0;
    } else if (text.equals(exporter)) {
      return 3;
    } else if (text.equals("EU")) {
      return Set.of("DE", "FR").contains(exporter) ? 2 : -1;
    }
    return text.length() > 2 && isMember() ? 1 : -1;
  }

  private boolean isMember() {
    List<Membership> latest = List.of();
    for (var entry : known) {
      List<Membership> members =
          switch (entry.event()) {
            case GroupRegistered e -> e.members();
            case GroupMembersChanged e -> e.members();
            default -> List.of();
          };
      for (var member : members) {
        latest = member.economy().equals(query.exporter()) ? members : latest;
      }
    }
    var is = false;
    for (var member : latest) {
      is |=
          member.economy().equals(query.exporter())
              && (member.from() == null || !query.validAt().isBefore(member.from()))
              && (member.until() == null || query.validAt().isBefore(member.until()));
    }
    return is;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
