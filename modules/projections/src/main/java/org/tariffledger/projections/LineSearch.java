package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.TariffLine;

/// Finds the lines of an edition by words: each must begin a word of the line's code or
/// description, or of the description of a line that it stands below. An index of words in order,
/// each with its lines, is all it takes; for 36,000 lines that is some 5 MB.
public final class LineSearch {

  public static final int WORDS_MAX = 10;

  /// A line and how many of the words it owes to those above.
  public record Found(int inherited, Level.Line line) {}

  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparingInt(Found::inherited).thenComparingInt(found -> found.line().number());

  private final List<TariffLine> lines;
  private final String[] words;
  private final int[][] linesOf;

  /// The number of the line that each stands below, and all numbers, each behind that one's.
  private final int[] parents;

  private final int[] parentsFirst;

  LineSearch(ScheduleOutline outline) {
    this.lines = outline.schedule().tariffLines();
    var index = index(lines);
    this.words = index.keySet().toArray(String[]::new);
    this.linesOf =
        index.values().stream()
            .map(numbers -> numbers.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.parents =
        lines.stream().mapToInt(l -> outline.parent(l).map(outline::number).orElse(-1)).toArray();
    this.parentsFirst = parentsFirst(parents);
  }

  private static SortedMap<String, List<Integer>> index(List<TariffLine> lines) {
    var index = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < lines.size(); i++) {
      var number = i;
      wordsOf(lines.get(i))
          .forEach(word -> index.computeIfAbsent(word, _ -> new ArrayList<>()).add(number));
    }
    return index;
  }

  private static List<String> wordsOf(TariffLine line) {
    var words = new ArrayList<>(Words.of(line.written().description()));
    line.code().map(ProductCode::value).ifPresent(words::add);
    return words;
  }

  private static int[] parentsFirst(int[] parents) {
    var depths = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      for (int above = parents[i]; above >= 0; above = parents[above]) {
        depths[i]++;
      }
    }
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < parents.length; i++) {
      numbers.add(i);
    }
    numbers.sort(Comparator.comparingInt(number -> depths[number]));
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Those that have every word, the best first: the fewest words from above, then as in the book.
  ///
  /// @param asked at least one and at most `WORDS_MAX`, as `Words` writes them
  public List<Found> find(List<String> asked) {
    var own = new int[lines.size()];
    for (int i = 0; i < asked.size(); i++) {
      mark(asked.get(i), 1 << i, own);
    }
    var all = own.clone();
    for (int number : parentsFirst) {
      all[number] |= parents[number] < 0 ? 0 : all[parents[number]];
    }
    var found = new ArrayList<Found>();
    for (int i = 0; i < all.length; i++) {
      if (Integer.bitCount(all[i]) == asked.size()) {
        var inherited = asked.size() - Integer.bitCount(own[i]);
        found.add(new Found(inherited, new Level.Line(i, lines.get(i))));
      }
    }
    found.sort(BEST_FIRST);
    return found;
  }

  private void mark(String begin, int bit, int[] own) {
    var found = Arrays.binarySearch(words, begin);
    for (int i = found < 0 ? -found - 1 : found; i < words.length; i++) {
      if (!words[i].startsWith(begin)) {
        return;
      }
      for (int number : linesOf[i]) {
        own[number] |= bit;
      }
    }
  }
}
