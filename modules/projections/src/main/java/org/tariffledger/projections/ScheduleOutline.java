package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.TariffLine;

/// An edition as people look through it: chapters, and below each level the next lines that have a
/// code, with the lines without one that hold them together. A line without indent stands below
/// the longest code of such a line that its own begins with.
public final class ScheduleOutline {

  private static final int CHAPTER_DIGITS = 2;

  private final Schedule schedule;
  private final Map<TariffLine, Integer> numbers = new HashMap<>();

  /// Lines without indent, and what they stand below by their codes.
  private final Map<TariffLine, TariffLine> placed = new HashMap<>();

  private final Map<TariffLine, List<TariffLine>> placedBelow = new HashMap<>();

  /// The rest of them.
  private final Map<TariffLine, ProductCode> chapterOf = new HashMap<>();

  private final Map<ProductCode, List<TariffLine>> tops = new HashMap<>();
  private final NavigableSet<ProductCode> chapters = new TreeSet<>();

  ScheduleOutline(Schedule schedule) {
    this.schedule = schedule;
    for (var line : schedule.tariffLines()) {
      numbers.put(line, numbers.size());
      line.code().map(ScheduleOutline::chapter).ifPresent(chapters::add);
    }
    var roots = schedule.roots();
    var byCode = new HashMap<ProductCode, TariffLine>();
    roots.forEach(root -> root.code().ifPresent(code -> byCode.put(code, root)));
    // A line that holds no code belongs to the chapter of the lines before it.
    var code = firstCode(schedule.tariffLines());
    for (var root : roots) {
      var own = firstCode(List.of(root));
      code = own.isPresent() ? own : code;
      code.ifPresent(c -> place(root, chapter(c), byCode));
    }
  }

  private void place(TariffLine root, ProductCode chapter, Map<ProductCode, TariffLine> byCode) {
    var code = root.code();
    var above = code.isPresent() ? longest(code.get(), byCode) : byCode.get(chapter);
    if (above == null) {
      chapterOf.put(root, chapter);
      tops.computeIfAbsent(chapter, _ -> new ArrayList<>()).add(root);
    } else {
      placed.put(root, above);
      placedBelow.computeIfAbsent(above, _ -> new ArrayList<>()).add(root);
    }
  }

  /// The line with the longest code that this one begins with and is not.
  private static @Nullable TariffLine longest(
      ProductCode code, Map<ProductCode, TariffLine> byCode) {
    for (int digits = code.length() - 2; digits >= CHAPTER_DIGITS; digits -= 2) {
      var line = byCode.get(heading(code, digits));
      if (line != null) {
        return line;
      }
    }
    return null;
  }

  private static Optional<ProductCode> firstCode(List<TariffLine> lines) {
    for (var line : lines) {
      var code = line.code().or(() -> firstCode(line.children()));
      if (code.isPresent()) {
        return code;
      }
    }
    return Optional.empty();
  }

  private static ProductCode chapter(ProductCode code) {
    return heading(code, CHAPTER_DIGITS);
  }

  private static ProductCode heading(ProductCode code, int digits) {
    return new ProductCode(code.value().substring(0, digits));
  }

  /// All chapters of which the edition has a line, in order.
  public List<Level> chapters() {
    return chapters.stream().map(this::chapterLevel).toList();
  }

  private Level chapterLevel(ProductCode chapter) {
    return exact(chapter).<Level>map(this::level).orElseGet(() -> new Level.Heading(chapter));
  }

  /// The line of the code; the heading, if only lines below it have codes; else the line with the
  /// longest code that it begins with.
  public Optional<Level> find(ProductCode code) {
    return exact(code).isEmpty() && !schedule.below(code).isEmpty()
        ? Optional.of(new Level.Heading(code))
        : nearest(code).map(this::level);
  }

  /// The line with the longest code that this is or begins with: the one that it inherits from.
  public Optional<TariffLine> nearest(ProductCode code) {
    return schedule.line(code);
  }

  /// The next level below the code, in the order of the book.
  public List<Level.Line> below(ProductCode code) {
    var next =
        exact(code)
            .map(this::children)
            .or(() -> Optional.ofNullable(tops.get(code)))
            .orElseGet(() -> topmost(code));
    return next.stream()
        .flatMap(this::withWhatItHolds)
        .map(this::level)
        .sorted(Comparator.comparingInt(Level.Line::number))
        .toList();
  }

  private Optional<TariffLine> exact(ProductCode code) {
    return schedule
        .line(code)
        .filter(line -> line.code().map(ProductCode::line).filter(code.line()::equals).isPresent());
  }

  private List<TariffLine> topmost(ProductCode code) {
    return schedule.below(code).stream()
        .filter(line -> above(line).stream().noneMatch(above -> isBelow(above, code)))
        .toList();
  }

  private static boolean isBelow(TariffLine line, ProductCode code) {
    return line.code().filter(c -> c.startsWith(code)).isPresent();
  }

  /// A line without code cannot be asked for, so what it holds stands on the same level.
  private Stream<TariffLine> withWhatItHolds(TariffLine line) {
    return line.code().isPresent()
        ? Stream.of(line)
        : Stream.concat(Stream.of(line), children(line).stream().flatMap(this::withWhatItHolds));
  }

  /// What the level stands below, the chapter first.
  public List<Level> above(Level level) {
    return switch (level) {
      case Level.Heading(var code) -> aboveHeading(code);
      case Level.Line(_, var line) -> {
        var above = new ArrayList<Level>(above(line).reversed().stream().map(this::level).toList());
        var top = above.isEmpty() ? line : ((Level.Line) above.getFirst()).line();
        var chapter = chapterOf.get(top);
        if (chapter != null && exact(chapter).isEmpty()) {
          above.addFirst(new Level.Heading(chapter));
        }
        yield List.copyOf(above);
      }
    };
  }

  private List<Level> aboveHeading(ProductCode code) {
    var nearest = nearest(code);
    if (nearest.isPresent()) {
      var line = level(nearest.get());
      return Stream.concat(above(line).stream(), Stream.of(line)).toList();
    }
    var chapter = chapter(code);
    return code.equals(chapter) ? List.of() : List.of(new Level.Heading(chapter));
  }

  public boolean hasChildren(Level level) {
    return switch (level) {
      case Level.Heading _ -> true;
      case Level.Line(_, var line) -> !children(line).isEmpty();
    };
  }

  /// The level's own code, or the next ones that a line without code holds together.
  public List<ProductCode> codes(Level level) {
    return switch (level) {
      case Level.Heading(var code) -> List.of(code);
      case Level.Line(_, var line) ->
          withWhatItHolds(line).flatMap(held -> held.code().stream()).toList();
    };
  }

  Schedule schedule() {
    return schedule;
  }

  Level.Line level(TariffLine line) {
    return new Level.Line(number(line), line);
  }

  int number(TariffLine line) {
    return Objects.requireNonNull(numbers.get(line));
  }

  Optional<TariffLine> parent(TariffLine line) {
    return line.parent().or(() -> Optional.ofNullable(placed.get(line)));
  }

  /// The nearest first.
  private List<TariffLine> above(TariffLine line) {
    return Stream.iterate(parent(line), Optional::isPresent, l -> l.flatMap(this::parent))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<TariffLine> children(TariffLine line) {
    var placed = placedBelow.get(line);
    return placed == null
        ? line.children()
        : Stream.concat(line.children().stream(), placed.stream()).toList();
  }
}
