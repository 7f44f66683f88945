package org.tariffledger.rest.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.StatementId;
import org.tariffledger.domain.Target;

/// A value that is one string in JSON: how it is read, under which code a bad one is refused, and
/// what the API document says of it.
public record Scalar(
    Class<?> type, String faultCode, Function<String, ?> of, String description, String example) {

  static final int TEXT_CHARACTERS_MAX = 2_000;

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,12})?");

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
                  "A tariff code of 2, 4, 6, 8 or 10 digits and all codes below it, the id of a"
                      + " product list, or ALL.",
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
                  NegotiationId.class,
                  "malformed-id",
                  NegotiationId::new,
                  "A negotiation's id: at most 100 of a-z, 0-9, dot, underscore, hyphen.",
                  "us-cn-2025"),
              new Scalar(
                  JointResponseId.class,
                  "malformed-id",
                  JointResponseId::new,
                  "A joint response's id: at most 100 of a-z, 0-9, dot, underscore, hyphen.",
                  "cn-jp-kr-2025"),
              new Scalar(
                  StatementId.class,
                  "malformed-id",
                  StatementId::new,
                  "A statement's id: at most 100 of a-z, 0-9, dot, underscore, hyphen.",
                  "us-threat-2025-10-10"),
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
                  ProductListId.class,
                  "malformed-id",
                  ProductListId::new,
                  "A product list's id: 2 to 100 letters, digits, dots, underscores, hyphens.",
                  "US-301-4A"),
              new Scalar(
                  EditionId.class,
                  "malformed-id",
                  EditionId::new,
                  "An edition of a schedule or of a nomenclature.",
                  "HTS-2025"),
              new Scalar(
                  ScheduleColumn.class,
                  "unknown-column",
                  ScheduleColumn::new,
                  "A column of a schedule: general, other (for those without normal trade"
                      + " relations), or a symbol of the special column.",
                  "S+"),
              new Scalar(
                  AllInColumn.class,
                  "unknown-column",
                  AllInColumn::new,
                  "The column whose base duty is counted: general, other, a symbol of the special"
                      + " column, or charged, the one by which the shipment is charged.",
                  "general"),
              new Scalar(
                  NumericFact.class,
                  "unknown-fact",
                  NumericFact::new,
                  "A number of a shipment: share.<name> of its customs value or"
                      + " weightShare.<name> of its weight, 0 to 1, such as share.steel or"
                      + " weightShare.metal; or customsValue.",
                  "share.steel"),
              new Scalar(
                  Digest.class,
                  "malformed-digest",
                  Digest::new,
                  "A SHA-256, 64 hexadecimal digits.",
                  "0f343b0931126a20f133d67c2b018a3b5d2b2f9f7e8b7d4e2e0a4c1d8f6b3a55"),
              new Scalar(
                  BigDecimal.class,
                  "bad-amount",
                  Scalar::decimal,
                  "A decimal number, not negative, without an exponent.",
                  "0.014"),
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

  public static @Nullable Scalar of(Class<?> type) {
    return ALL.get(type);
  }

  private static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Write a decimal number without an exponent, such as 1.5.");
    }
    return new BigDecimal(text);
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
