package org.tariffledger.rest.schedules;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.projections.LineSearch;
import org.tariffledger.projections.Words;
import org.tariffledger.rest.json.Faults;

/// Which lines of a schedule are asked for.
record LineParameters(
    @Parameter(
            description =
                "Lines that have all these words, or words that begin with them, in their code or"
                    + " description or in that of a line above; case and accents do not matter.",
            example = "syringes")
        @Nullable String search,
    @Parameter(
            description =
                "The line of this code, or of the longest that it begins with, and the level"
                    + " below; dots ignored.",
            example = "9018.31.00")
        @Nullable String code,
    @Parameter(description = "The level below this heading.", example = "9018")
        @Nullable String below,
    @Parameter(
            description = "An edition by its name, instead of the one in force.",
            example = "HTS-2025")
        @Nullable String edition) {

  static final int SEARCH_CHARS_MAX = 200;

  /// What is asked.
  sealed interface Asked {
    record Search(List<String> words) implements Asked {}

    record At(ProductCode code) implements Asked {}

    record Below(ProductCode code) implements Asked {}

    record Chapters() implements Asked {}
  }

  /// Of what cannot be read, the chapters: the faults say it.
  Asked read(Faults faults) {
    var asked = new ArrayList<Asked>();
    if (search != null) {
      asked.add(new Asked.Search(words(search, faults)));
    }
    if (code != null) {
      ifCode("code", code, faults, asked, Asked.At::new);
    }
    if (below != null) {
      ifCode("below", below, faults, asked, Asked.Below::new);
    }
    if (asked.size() > 1) {
      faults.add("", "one-question", "Give one of search, code and below, or none of them.");
    }
    return asked.isEmpty() ? new Asked.Chapters() : asked.getFirst();
  }

  private static List<String> words(String text, Faults faults) {
    var words = text.length() > SEARCH_CHARS_MAX ? List.<String>of() : Words.of(text);
    if (words.isEmpty() || words.size() > LineSearch.WORDS_MAX) {
      faults.add(
          "search",
          "bad-text",
          "A search has 1 to %d words, in at most %d characters."
              .formatted(LineSearch.WORDS_MAX, SEARCH_CHARS_MAX));
    }
    return words;
  }

  private static void ifCode(
      String name, String text, Faults faults, List<Asked> asked, Function<ProductCode, Asked> of) {
    var code = faults.value(name, "malformed-code", text, ProductCode::new);
    if (code != null) {
      asked.add(of.apply(code));
    }
  }

  /// As a query string names them.
  Map<String, @Nullable Object> parameters() {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("search", search);
    parameters.put("code", code);
    parameters.put("below", below);
    parameters.put("edition", edition);
    return parameters;
  }
}
