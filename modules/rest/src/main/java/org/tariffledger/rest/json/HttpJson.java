package org.tariffledger.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.StatementId;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.WithdrawalTerm;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// How answers are written: fields as their records order them, the domain's values as the
/// strings that requests use for them.
public final class HttpJson {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(values())
          .addMixIn(LegalBasis.class, OnlyWhatIsThere.class)
          .build();

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface OnlyWhatIsThere {}

  private static SimpleModule values() {
    var module = new SimpleModule();
    List.of(
            EconomyCode.class,
            Target.class,
            Goods.class,
            ProductCode.class,
            ProductListId.class,
            EditionId.class,
            ScheduleColumn.class,
            AllInColumn.class,
            NumericFact.class,
            Digest.class,
            Percent.class,
            MeasureId.class,
            ProgrammeId.class,
            GroupId.class,
            RuleId.class,
            ExemptionId.class,
            ClaimName.class,
            NegotiationId.class,
            JointResponseId.class,
            StatementId.class)
        .forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
    with(module, Enum.class, (constant, json) -> json.writeString(Names.of(constant)));
    with(
        module,
        OffsetDateTime.class,
        (at, json) -> json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)));
    with(module, Duty.class, HttpJson::duty);
    with(module, Predicate.class, HttpJson::predicate);
    with(module, Basis.class, HttpJson::basis);
    with(module, WithdrawalTerm.class, HttpJson::withdrawalTerm);
    with(
        module,
        Residual.class,
        (residual, json) -> {
          switch (residual) {
            case Residual.Charges(var duty) -> duty(duty, json);
            case Residual.StepsAside _ -> json.writeString("none");
          }
        });
    return module;
  }

  private static void duty(Duty duty, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", Names.of(duty.getClass()));
    switch (duty) {
      case Duty.AdValorem(var percent) -> json.writeStringProperty("percent", percent.toString());
      case Duty.Specific(var amount, var currency, var unit) -> {
        json.writeStringProperty("amount", amount.toPlainString());
        json.writeStringProperty("currency", currency);
        json.writeStringProperty("unit", unit);
      }
      case Duty.Compound(var parts) -> {
        json.writeArrayPropertyStart("parts");
        parts.forEach(part -> duty(part, json));
        json.writeEndArray();
      }
      case Duty.TopUpTo(var percent, var column) -> {
        json.writeStringProperty("percent", percent.toString());
        json.writeStringProperty("column", column.value());
      }
      case Duty.Prohibited _ -> {}
      case Duty.AsWritten(var text) -> json.writeStringProperty("text", text);
    }
    json.writeEndObject();
  }

  private static void predicate(Predicate predicate, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", Names.of(predicate.getClass()));
    switch (predicate) {
      case Predicate.Claim(var claim) -> json.writeStringProperty("claim", claim.value());
      case Predicate.Products(var products) -> json.writePOJOProperty("products", products);
      case Predicate.InTransit(var loaded, var entered) -> {
        json.writeStringProperty("loadedBefore", loaded.toString());
        json.writeStringProperty("enteredBefore", entered.toString());
      }
      case Predicate.QuotaInHand _ -> {}
      case Predicate.MeltedIn(var economies) -> json.writePOJOProperty("economies", economies);
      case Predicate.Measured(var fact, var is, var value, var ordinarily) -> {
        json.writeStringProperty("fact", fact.value());
        json.writeStringProperty("is", Names.of(is));
        json.writeStringProperty("value", value.toPlainString());
        if (ordinarily != null) {
          json.writeStringProperty("ordinarily", Names.of(ordinarily));
        }
      }
    }
    json.writeEndObject();
  }

  private static void basis(Basis basis, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", Names.of(basis.getClass()));
    switch (basis) {
      case Basis.FullValue _ -> {}
      case Basis.Content(var share) -> json.writeStringProperty("share", share.value());
      case Basis.Remainder(var share, var atLeast) -> {
        json.writeStringProperty("share", share.value());
        if (atLeast != null) {
          json.writeStringProperty("atLeast", atLeast.toPlainString());
        }
      }
    }
    json.writeEndObject();
  }

  private static void withdrawalTerm(WithdrawalTerm term, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", Names.of(term.getClass()));
    json.writeStringProperty("measure", term.measure().value());
    switch (term) {
      case WithdrawalTerm.Charges(var _, var duty) -> {
        json.writeName("duty");
        duty(duty, json);
      }
      case WithdrawalTerm.Resumes _, WithdrawalTerm.Lifts _ -> {}
    }
    json.writeEndObject();
  }

  private static <T> void with(
      SimpleModule module, Class<T> type, BiConsumer<T, JsonGenerator> writer) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator json, SerializationContext context) {
            writer.accept(value, json);
          }
        });
  }

  private HttpJson() {}
}
