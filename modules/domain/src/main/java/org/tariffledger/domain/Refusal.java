package org.tariffledger.domain;

/// One reason why a command is not accepted. The pointer names the command's field (RFC 6901).
public record Refusal(Code code, String pointer, String sentence) {

  /// As it reads where the command stands at a place of another one.
  public Refusal under(String place) {
    return new Refusal(code, place + pointer, sentence);
  }

  /// Whether the command itself is wrong, names something that is not there, or breaks a rule.
  public enum Kind {
    BAD_INPUT,
    MISSING,
    RULE
  }

  /// The stable codes. Their names in kebab-case are part of the HTTP contract.
  public enum Code {
    END_BEFORE_START(Kind.BAD_INPUT),
    SELF_TARGET(Kind.BAD_INPUT),
    SAME_TERRITORY(Kind.BAD_INPUT),
    MEMBER_OF_A_UNION(Kind.BAD_INPUT),
    UNKNOWN_PROGRAMME(Kind.BAD_INPUT),
    UNKNOWN_GROUP(Kind.BAD_INPUT),
    UNKNOWN_PRODUCT_LIST(Kind.BAD_INPUT),
    UNKNOWN_EDITION(Kind.BAD_INPUT),
    UNKNOWN_PROVOCATION(Kind.BAD_INPUT),
    UNKNOWN_ENTRY(Kind.BAD_INPUT),
    NOTHING_CHANGED(Kind.BAD_INPUT),
    NOTHING_CORRECTED(Kind.BAD_INPUT),
    NOT_OF_THIS_ENTRY(Kind.BAD_INPUT),
    UNKNOWN_NEGOTIATION(Kind.MISSING),
    UNKNOWN_JOINT_RESPONSE(Kind.MISSING),
    UNKNOWN_STATEMENT(Kind.MISSING),
    UNKNOWN_LINK(Kind.BAD_INPUT),
    TOO_FEW_PARTIES(Kind.BAD_INPUT),
    MISSING_SOURCE(Kind.BAD_INPUT),
    ROUND_IN_THE_PAST(Kind.BAD_INPUT),
    ROUND_IN_THE_FUTURE(Kind.BAD_INPUT),
    ROUND_TOO_EARLY(Kind.BAD_INPUT),
    UNKNOWN_ROUND(Kind.MISSING),
    UNKNOWN_MEASURE(Kind.MISSING),
    UNKNOWN_RULE(Kind.MISSING),
    NEGOTIATION_EXISTS(Kind.RULE),
    JOINT_RESPONSE_EXISTS(Kind.RULE),
    STATEMENT_EXISTS(Kind.RULE),
    STATEMENT_RETRACTED(Kind.RULE),
    ROUND_HELD(Kind.RULE),
    NEGOTIATION_BROKEN_OFF(Kind.RULE),
    NEGOTIATION_GOES_ON(Kind.RULE),
    AGREEMENT_REACHED(Kind.RULE),
    NO_AGREEMENT(Kind.RULE),
    AGREEMENT_WITHDRAWN(Kind.RULE),
    WHICH_AGREEMENT(Kind.RULE),
    BEFORE_AGREEMENT(Kind.RULE),
    NOT_A_PARTY(Kind.RULE),
    NOT_A_TERM(Kind.BAD_INPUT),
    CONTRADICTORY_TERMS(Kind.RULE),
    ANNOUNCED_BEFORE_THE_WHOLE(Kind.RULE),
    NOT_A_MEMBER(Kind.RULE),
    ANSWERS_ITSELF(Kind.RULE),
    NOT_ASSENTED(Kind.RULE),
    NO_ASSENT(Kind.RULE),
    MEMBER_WITHOUT_RETALIATION(Kind.RULE),
    ALREADY_EXECUTED(Kind.RULE),
    RESPONSE_WITHDRAWN(Kind.RULE),
    NOT_ANNOUNCED(Kind.RULE),
    SECOND_RETALIATION(Kind.RULE),
    NOT_OF_THE_RESPONSE(Kind.RULE),
    MEASURE_EXISTS(Kind.RULE),
    PROGRAMME_EXISTS(Kind.RULE),
    GROUP_EXISTS(Kind.RULE),
    PRODUCT_LIST_EXISTS(Kind.RULE),
    RULE_EXISTS(Kind.RULE),
    PROGRAMME_OF_ANOTHER(Kind.RULE),
    PRODUCT_LIST_OF_ANOTHER(Kind.RULE),
    MEASURE_LIFTED(Kind.RULE),
    MEASURE_WITHDRAWN(Kind.RULE),
    MEASURE_ANNULLED(Kind.RULE),
    MEASURE_RETRACTED(Kind.RULE),
    MEASURE_NOT_ANNOUNCED(Kind.RULE),
    BEFORE_START(Kind.RULE),
    ALREADY_IN_EFFECT(Kind.RULE),
    SCHEDULED_CHANGE_AHEAD(Kind.RULE),
    NO_SUCH_STEP(Kind.RULE),
    NOT_PAUSED(Kind.RULE),
    PAUSE_ENDED(Kind.RULE),
    SEVERAL_PAUSES(Kind.RULE),
    NOT_AN_EXTENSION(Kind.RULE),
    EXEMPTION_NOT_GRANTED(Kind.RULE),
    ALREADY_CORRECTED(Kind.RULE),
    ENTRY_NOT_CORRECTABLE(Kind.RULE),
    NOT_A_TARGET(Kind.RULE),
    BYSTANDERS_ONLY(Kind.RULE),
    BASIS_IN_LOWEST(Kind.RULE),
    RULES_FORM_A_CYCLE(Kind.RULE);

    private final Kind kind;

    Code(Kind kind) {
      this.kind = kind;
    }

    public Kind kind() {
      return kind;
    }

    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
