package org.tariffledger.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.WithdrawalTerm;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// How events are written in the store and shown to people: values as strings, sealed types by
/// their `type`, properties in the order of the records, nothing for what is absent. Reading
/// refuses what is unknown or missing.
public final class LedgerJson {

  private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

  public static JsonMapper mapper() {
    return MAPPER;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Duty.AdValorem.class, name = "adValorem"),
    @JsonSubTypes.Type(value = Duty.Specific.class, name = "specific"),
    @JsonSubTypes.Type(value = Duty.Compound.class, name = "compound"),
    @JsonSubTypes.Type(value = Duty.TopUpTo.class, name = "topUpTo"),
    @JsonSubTypes.Type(value = Duty.Prohibited.class, name = "prohibited"),
    @JsonSubTypes.Type(value = Duty.AsWritten.class, name = "asWritten")
  })
  private interface DutyForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Predicate.Claim.class, name = "claim"),
    @JsonSubTypes.Type(value = Predicate.Products.class, name = "products"),
    @JsonSubTypes.Type(value = Predicate.InTransit.class, name = "inTransit"),
    @JsonSubTypes.Type(value = Predicate.QuotaInHand.class, name = "quotaInHand"),
    @JsonSubTypes.Type(value = Predicate.MeltedIn.class, name = "meltedIn"),
    @JsonSubTypes.Type(value = Predicate.Measured.class, name = "measured")
  })
  private interface PredicateForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Basis.FullValue.class, name = "fullValue"),
    @JsonSubTypes.Type(value = Basis.Content.class, name = "content"),
    @JsonSubTypes.Type(value = Basis.Remainder.class, name = "remainder")
  })
  private interface BasisForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = WithdrawalTerm.Resumes.class, name = "resumes"),
    @JsonSubTypes.Type(value = WithdrawalTerm.Lifts.class, name = "lifts"),
    @JsonSubTypes.Type(value = WithdrawalTerm.Charges.class, name = "charges")
  })
  private interface WithdrawalTermForm {}

  static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    return builder
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
        .annotationIntrospector(
            AnnotationIntrospector.pair(
                new RequiredUnlessNullable(), new JacksonAnnotationIntrospector()))
        .addMixIn(Duty.class, DutyForm.class)
        .addMixIn(Predicate.class, PredicateForm.class)
        .addMixIn(Basis.class, BasisForm.class)
        .addMixIn(WithdrawalTerm.class, WithdrawalTermForm.class)
        .addModule(new ValueForms());
  }

  private LedgerJson() {}
}
