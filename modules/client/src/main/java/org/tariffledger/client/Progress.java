package org.tariffledger.client;

import java.io.PrintWriter;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// Shows how far a long work is: by a bar, by a line from time to time, or not at all.
final class Progress implements AutoCloseable {

  private static final long BETWEEN_BARS_NS_MIN = 100_000_000;
  private static final long BETWEEN_LINES_NS_MIN = 5_000_000_000L;
  private static final int BAR_WIDTH = 30;

  private final String what;
  private final long total;
  private final LongFunction<String> unit;
  private final PrintWriter err;
  private final ProgressStyle style;
  private final LongSupplier nanoTime;
  private long lastNs;
  private int shownWidth;

  /// What `total` is where nobody knows how much there is to do.
  static final long UNKNOWN = -1;

  /// `style` is none that depends on where it is shown.
  Progress(
      String what,
      long total,
      LongFunction<String> unit,
      PrintWriter err,
      ProgressStyle style,
      LongSupplier nanoTime) {
    this.what = Printable.of(what);
    this.total = total;
    this.unit = unit;
    this.err = err;
    this.style = style;
    this.nanoTime = nanoTime;
    this.lastNs = nanoTime.getAsLong();
  }

  synchronized void reached(long done) {
    long now = nanoTime.getAsLong();
    boolean isBar = style == ProgressStyle.BAR;
    if (style == ProgressStyle.NONE
        || now - lastNs < (isBar ? BETWEEN_BARS_NS_MIN : BETWEEN_LINES_NS_MIN)) {
      return;
    }
    lastNs = now;
    if (isBar) {
      draw(bar(done));
    } else {
      err.println(what + ": " + unit.apply(done) + ofTotal());
      err.flush();
    }
  }

  /// A line that stays, whatever is shown of the progress.
  synchronized void say(String line) {
    if (line.isEmpty()) {
      return;
    }
    draw("");
    err.println(Printable.of(line));
    err.flush();
  }

  /// Takes away what is not to stay.
  synchronized void clear() {
    draw("");
  }

  @Override
  public void close() {
    clear();
  }

  private String ofTotal() {
    return total == UNKNOWN ? "" : " of " + unit.apply(total);
  }

  private String bar(long done) {
    if (total == UNKNOWN) {
      return what + " " + unit.apply(done);
    }
    double share = total == 0 ? 1 : Math.min(1, (double) done / total);
    int filled = (int) Math.floor(share * BAR_WIDTH);
    return what
        + " ["
        + "#".repeat(filled)
        + "-".repeat(BAR_WIDTH - filled)
        + "] "
        + (int) Math.floor(share * 100)
        + "% "
        + unit.apply(done)
        + ofTotal();
  }

  /// Over what was drawn before, without any control sequence but the carriage return.
  private void draw(String text) {
    if (text.isEmpty() && shownWidth == 0) {
      return;
    }
    err.print("\r" + text + " ".repeat(Math.max(0, shownWidth - text.length())));
    err.print(text.isEmpty() ? "\r" : "");
    err.flush();
    shownWidth = text.length();
  }
}
