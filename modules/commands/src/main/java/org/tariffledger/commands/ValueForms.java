package org.tariffledger.commands;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
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
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.StatementId;
import org.tariffledger.domain.Target;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The small values, each as the text that people write for it.
final class ValueForms extends SimpleModule {

  ValueForms() {
    super("ValueForms");
    text(EconomyCode.class, EconomyCode::new);
    text(GroupId.class, GroupId::new);
    text(MeasureId.class, MeasureId::new);
    text(NegotiationId.class, NegotiationId::new);
    text(JointResponseId.class, JointResponseId::new);
    text(StatementId.class, StatementId::new);
    text(ProgrammeId.class, ProgrammeId::new);
    text(RuleId.class, RuleId::new);
    text(ExemptionId.class, ExemptionId::new);
    text(ClaimName.class, ClaimName::new);
    text(ProductCode.class, ProductCode::new);
    text(ProductListId.class, ProductListId::new);
    text(EditionId.class, EditionId::new);
    text(ScheduleColumn.class, ScheduleColumn::new);
    text(AllInColumn.class, AllInColumn::new);
    text(NumericFact.class, NumericFact::new);
    text(Digest.class, Digest::new);
    text(Target.class, Target::of);
    text(Goods.class, Goods::of);
    text(Percent.class, Percent::of, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    text(BigDecimal.class, BigDecimal::new);
    addSerializer(BigDecimal.class, new DecimalWriter());
    text(Instant.class, Moments::of);
    addSerializer(Residual.class, new ResidualWriter());
    addDeserializer(Residual.class, new ResidualReader());
  }

  /// A rate that is a number in the JSON is taken by its digits, not by its value.
  private <T> void text(Class<T> type, Function<String, T> of, JsonToken... otherForms) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new TextReader<>(type, of, java.util.List.of(otherForms)));
  }

  private static final class TextReader<T> extends StdDeserializer<T> {

    private final transient Function<String, T> of;
    private final java.util.List<JsonToken> otherForms;

    TextReader(Class<T> type, Function<String, T> of, java.util.List<JsonToken> otherForms) {
      super(type);
      this.of = of;
      this.otherForms = otherForms;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) {
      var token = json.currentToken();
      if (token != JsonToken.VALUE_STRING && !otherForms.contains(token)) {
        return (T) context.handleUnexpectedToken(handledType(), json);
      }
      try {
        return of.apply(json.getString());
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(json.getString(), handledType(), e.getMessage());
      }
    }
  }

  /// Without an exponent.
  private static final class DecimalWriter extends StdSerializer<BigDecimal> {

    DecimalWriter() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal decimal, JsonGenerator json, SerializationContext context) {
      json.writeString(decimal.toPlainString());
    }
  }

  private static final String STEPS_ASIDE = "none";

  private static final class ResidualWriter extends StdSerializer<Residual> {

    ResidualWriter() {
      super(Residual.class);
    }

    @Override
    public void serialize(Residual residual, JsonGenerator json, SerializationContext context) {
      switch (residual) {
        case Residual.Charges(var duty) -> context.writeValue(json, duty);
        case Residual.StepsAside _ -> json.writeString(STEPS_ASIDE);
      }
    }
  }

  private static final class ResidualReader extends StdDeserializer<Residual> {

    ResidualReader() {
      super(Residual.class);
    }

    @Override
    public Residual deserialize(JsonParser json, DeserializationContext context) {
      if (json.hasToken(JsonToken.VALUE_STRING)) {
        if (json.getString().equals(STEPS_ASIDE)) {
          return new Residual.StepsAside();
        }
        throw context.weirdStringException(
            json.getString(), Residual.class, "A residual is a duty, or \"none\".");
      }
      return new Residual.Charges(context.readValue(json, org.tariffledger.domain.Duty.class));
    }
  }
}
