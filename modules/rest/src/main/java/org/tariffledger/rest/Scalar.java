package org.tariffledger.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Target;

/// A value that is one string in JSON: how it is read, under which code a bad one is refused, and
/// what the API document says of it.
record Scalar(
    Class<?> type, String faultCode, Function<String, ?> of, String description, String example) {

  static final int TEXT_CHARACTERS_MAX = 2_000;

  private static final Map<Class<?>, Scalar> ALL =
      List.of(
              new Scalar(
                  EconomyCode.class,
                  "unknown-economy",
                  EconomyCode::new,
                  "A customs territory: ISO 3166-1 alpha-2, or EU.",
                  "US"),
              new Scalar(
                  Target.class,
                  "unknown-economy",
                  Target::of,
                  "An economy, EU (its members too), a registered group, or WORLD.",
                  "JP"),
              new Scalar(
                  Goods.class,
                  "malformed-code",
                  Goods::of,
                  "A tariff code of 2, 4, 6, 8 or 10 digits and all codes below it, or ALL.",
                  "870323"),
              new Scalar(
                  ProductCode.class,
                  "malformed-code",
                  ProductCode::new,
                  "A tariff code of 2, 4, 6, 8 or 10 digits; dots are ignored when read.",
                  "90183100"),
              new Scalar(
                  Percent.class,
                  "bad-rate",
                  Percent::of,
                  "Percent of the customs value, 0 to 10000, as a plain decimal of at most six"
                      + " decimals.",
                  "24"),
              new Scalar(
                  MeasureId.class,
                  "malformed-id",
                  MeasureId::new,
                  "A measure's id: at most 100 of a-z, 0-9, dot, underscore, hyphen.",
                  "us-reciprocal-jp"),
              new Scalar(
                  ProgrammeId.class,
                  "malformed-id",
                  ProgrammeId::new,
                  "A programme's id: the legal authority under which duties are charged.",
                  "US-IEEPA-RECIPROCAL"),
              new Scalar(
                  GroupId.class, "malformed-id", GroupId::new, "A group's id.", "ANNEX-I-PARTNERS"),
              new Scalar(
                  RuleId.class,
                  "malformed-id",
                  RuleId::new,
                  "A stacking rule's id, unique within its imposer.",
                  "232-autos-displace-reciprocal"),
              new Scalar(
                  ExemptionId.class,
                  "malformed-id",
                  ExemptionId::new,
                  "An exemption's id, unique within its measure.",
                  "usmca"),
              new Scalar(
                  ClaimName.class,
                  "malformed-claim",
                  ClaimName::new,
                  "A preference that an importer may claim.",
                  "USMCA"),
              new Scalar(
                  Instant.class,
                  "bad-instant",
                  Instants::parse,
                  "An instant with its offset (RFC 3339).",
                  "2025-04-09T00:01:00-04:00"),
              new Scalar(
                  String.class,
                  "bad-text",
                  Scalar::text,
                  "Text of 1 to 2000 characters.",
                  "Reciprocal tariff, Annex I"))
          .stream()
          .collect(Collectors.toMap(Scalar::type, Function.identity()));

  static @Nullable Scalar of(Class<?> type) {
    return ALL.get(type);
  }

  private static String text(String text) {
    if (text.isBlank() || text.length() > TEXT_CHARACTERS_MAX) {
      throw new IllegalArgumentException("A text has 1 to " + TEXT_CHARACTERS_MAX + " characters.");
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("A text is well-formed Unicode without U+0000.");
    }
    return text;
  }
}
