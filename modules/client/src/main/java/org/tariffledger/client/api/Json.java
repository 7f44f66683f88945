package org.tariffledger.client.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// How answers are read. A newer server may say more than this client knows.
final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static <T> T read(JsonNode json, Class<T> type) {
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JacksonException e) {
      throw new NoAnswerException("What answers there is no Tariff Ledger: " + e.getMessage(), e);
    }
  }

  static <T> List<T> readAll(JsonNode array, Class<T> type) {
    return array.valueStream().map(one -> read(one, type)).toList();
  }

  static @Nullable String text(JsonNode value) {
    return value.isString() ? value.asString() : null;
  }

  static String text(JsonNode value, String otherwise) {
    return value.isString() ? value.asString() : otherwise;
  }

  static <T> List<T> some(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private Json() {}
}
