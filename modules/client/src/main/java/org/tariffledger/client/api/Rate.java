package org.tariffledger.client.api;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What duty is charged and how it comes about. Percents are of the customs value; null where that
/// is open. `json` is the answer as it came, with everything that stands not here.
public record Rate(
    String importer,
    String exporter,
    @Nullable String product,
    OffsetDateTime validAt,
    OffsetDateTime knownAt,
    OffsetDateTime recordedAt,
    long position,
    int engineRevision,
    Status status,
    @Nullable Base base,
    @Nullable BigDecimal additionalPercent,
    @Nullable BigDecimal totalPercent,
    Range range,
    List<Need> needs,
    List<Assumption> assumptions,
    List<Component> components,
    @Nullable NextChange nextChange,
    List<Sentence> explanation,
    JsonNode json) {

  /// Of the additional duty.
  public enum Status {
    DETERMINED,
    UNDETERMINED,
    PROHIBITED;

    static Status of(JsonNode json) {
      return switch (json.asString("")) {
        case "determined" -> DETERMINED;
        case "prohibited" -> PROHIBITED;
        // Of what a newer server may say, nothing is claimed to be known.
        default -> UNDETERMINED;
      };
    }
  }

  /// The duty of the importer's schedule, as `duty` writes it.
  public record Base(
      String duty,
      @Nullable BigDecimal percent,
      String line,
      String edition,
      String column,
      String description) {}

  /// Between what the additional duty lies; a null end is unknown.
  public record Range(@Nullable BigDecimal lowPercent, @Nullable BigDecimal highPercent) {}

  /// A fact that would settle what is open.
  public record Need(String fact, String why, List<String> values) {

    public Need {
      values = Json.some(values);
    }
  }

  /// A fact that was taken to be as it ordinarily is, and the additional duty if it were not.
  public record Assumption(
      String fact,
      String value,
      @Nullable BigDecimal otherwise,
      @Nullable BigDecimal otherwiseTotalPercent,
      String otherwiseStatus) {}

  /// A measure's part in the answer. `outcome` is `applied`, `replacedBy`, `suppressedBy`,
  /// `paused`, `exempt`, `notYetInForce`, `open`; `because` names what decided.
  public record Component(
      String programme,
      String measure,
      JsonNode duty,
      @Nullable BigDecimal percent,
      String outcome,
      @Nullable String because,
      String legalStatus,
      List<LegalBasis> legalBasis) {

    public Component {
      legalBasis = Json.some(legalBasis);
    }
  }

  /// What the clock will change next.
  public record NextChange(OffsetDateTime at, @Nullable String measure, String kind) {}

  public record Sentence(String text, List<LegalBasis> sources) {

    public Sentence {
      sources = Json.some(sources);
    }
  }

  static Rate of(JsonNode json) {
    return new Rate(
        json.path("importer").asString(),
        json.path("exporter").asString(),
        Json.text(json.path("product")),
        Json.read(json.path("validAt"), OffsetDateTime.class),
        Json.read(json.path("knownAt"), OffsetDateTime.class),
        Json.read(json.path("recordedAt"), OffsetDateTime.class),
        json.path("position").asLong(),
        json.path("engineRevision").asInt(),
        Status.of(json.path("status")),
        json.hasNonNull("base") ? Json.read(json.path("base"), Base.class) : null,
        percent(json.path("additionalPercent")),
        percent(json.path("totalPercent")),
        Json.read(json.path("range"), Range.class),
        Json.readAll(json.path("needs"), Need.class),
        Json.readAll(json.path("assumptions"), Assumption.class),
        Json.readAll(json.path("components"), Component.class),
        json.hasNonNull("nextChange") ? Json.read(json.path("nextChange"), NextChange.class) : null,
        Json.readAll(json.path("explanation"), Sentence.class),
        json);
  }

  private static @Nullable BigDecimal percent(JsonNode json) {
    return json.isString() ? new BigDecimal(json.asString()) : null;
  }
}
