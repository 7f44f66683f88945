package org.tariffledger.projections;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Recorded;

/// What a rate book holds, by name, to be compared with another: entries up to a position, contents
/// that they name, and, if nothing came later, what they are found by.
record BookContent(Map<String, Object> named) {

  static BookContent of(BookIndexes book, long position, boolean isNewest) {
    var named = new TreeMap<String, Object>();
    book.tell(
        (name, entries) -> {
          var older = entries.stream().filter(entry -> entry.position() <= position).toList();
          if (!older.isEmpty()) {
            named.put(name, older);
          }
        });
    if (isNewest) {
      book.tellContents(named::put);
      book.tellIndex(named::put);
    }
    return new BookContent(named);
  }

  void compare(BookContent live, Consumer<Difference> differences) {
    var names = new TreeSet<>(named.keySet());
    names.addAll(live.named.keySet());
    for (var name : names) {
      var anew = named.get(name);
      var now = live.named.get(name);
      if (!Objects.equals(anew, now)) {
        differences.accept(difference(name, anew, now));
      }
    }
  }

  /// Of entries, the first that is not the same.
  private static Difference difference(String name, @Nullable Object anew, @Nullable Object now) {
    if (anew instanceof List<?> rebuilt && now instanceof List<?> held) {
      var at = 0;
      while (at < Math.min(rebuilt.size(), held.size()) && rebuilt.get(at).equals(held.get(at))) {
        at++;
      }
      return new Difference(name, at(rebuilt, at), at(held, at));
    }
    return new Difference(name, text(anew), text(now));
  }

  private static @Nullable String at(List<?> entries, int at) {
    return at < entries.size() ? text(entries.get(at)) : null;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Recorded<?>(var position, var recordedAt, var event) ->
          "position %d, recorded at %s: %s".formatted(position, recordedAt, event);
      default -> value.toString();
    };
  }
}
