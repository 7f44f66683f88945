package org.tariffledger.rest.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How the names of types, enums and fields are written in JSON: in camelCase.
public final class Names {

  /// `ImposeTariff` is `imposeTariff`.
  public static String of(Class<?> type) {
    return type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
        + type.getSimpleName().substring(1);
  }

  /// `MOST_SPECIFIC` is `mostSpecific`.
  public static String of(Enum<?> constant) {
    var words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    var name = new StringBuilder(words[0]);
    Arrays.stream(words)
        .skip(1)
        .forEach(
            word ->
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length()));
    return name.toString();
  }

  public static List<String> ofAll(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants())
        .map(constant -> of((Enum<?>) constant))
        .toList();
  }

  private Names() {}
}
