package org.tariffledger.projections;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// The words of a text: runs of letters and digits, in lower case and without accents. A dot or a
/// comma between digits is left out, so that `9018.31` and `901831` are one word.
public final class Words {

  public static List<String> of(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        word.append(Character.toLowerCase(c));
      } else if (!isWithinWord(plain, i)) {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  private static boolean isWithinWord(String text, int at) {
    char c = text.charAt(at);
    return Character.getType(c) == Character.NON_SPACING_MARK
        || ((c == '.' || c == ',') && isDigit(text, at - 1) && isDigit(text, at + 1));
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private Words() {}
}
