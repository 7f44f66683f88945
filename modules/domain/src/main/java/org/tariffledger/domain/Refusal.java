package org.tariffledger.domain;

/// One reason why a command is not accepted. The pointer names the command's field (RFC 6901).
public record Refusal(Code code, String pointer, String sentence) {

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
    UNKNOWN_MEASURE(Kind.MISSING),
    UNKNOWN_RULE(Kind.MISSING),
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
