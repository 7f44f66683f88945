package org.tariffledger.rest.files;

/// Follows the text of a CSV file and knows in which line and field it is. Lines are counted as an
/// editor counts them, also within quotes.
final class Place {

  private enum Within {
    FIELD_START,
    FIELD,
    QUOTES,
    QUOTE_IN_QUOTES,
    COMMENT
  }

  private Within within = Within.FIELD_START;
  private int line = 1;
  private int column = 1;
  private char before;

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  void pass(char sign) {
    boolean lineFeedOfPair = sign == '\n' && before == '\r';
    if (!lineFeedOfPair && (sign == '\n' || sign == '\r')) {
      line++;
      if (within != Within.QUOTES) {
        column = 1;
        within = Within.FIELD_START;
      }
    } else if (!lineFeedOfPair) {
      within = next(sign);
    }
    before = sign;
  }

  private Within next(char sign) {
    return switch (within) {
      case QUOTES -> sign == '"' ? Within.QUOTE_IN_QUOTES : Within.QUOTES;
      case COMMENT -> Within.COMMENT;
      case FIELD_START -> begun(sign);
      case QUOTE_IN_QUOTES -> sign == '"' ? Within.QUOTES : inField(sign);
      case FIELD -> inField(sign);
    };
  }

  private Within begun(char sign) {
    if (sign == '#' && column == 1) {
      return Within.COMMENT;
    }
    return sign == '"' ? Within.QUOTES : inField(sign);
  }

  private Within inField(char sign) {
    if (sign != ',') {
      return Within.FIELD;
    }
    column++;
    return Within.FIELD_START;
  }
}
