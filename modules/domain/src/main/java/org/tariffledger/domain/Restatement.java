package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.ENTRY_NOT_CORRECTABLE;
import static org.tariffledger.domain.Refusal.Code.NOTHING_CORRECTED;
import static org.tariffledger.domain.Refusal.Code.NOT_OF_THIS_ENTRY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ExemptionRevoked;
import org.tariffledger.domain.MeasureEvent.PauseExtended;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.StepRescheduled;
import org.tariffledger.domain.MeasureEvent.TariffAnnulled;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureEvent.TariffResumed;
import org.tariffledger.domain.MeasureEvent.TariffWithdrawn;

/// An entry with some of its fields as a correction says, the others as they were.
final class Restatement {

  private final Correct correction;
  private final Announcement announcement;
  private final Set<String> said;
  private final List<Refusal> refusals = new ArrayList<>();

  Restatement(Correct correction, Announcement announcement) {
    this.correction = correction;
    this.announcement = announcement;
    this.said = fieldsOf(correction);
  }

  /// Empty if the correction does not fit the entry; the refusals say why.
  Optional<MeasureEvent> of(MeasureEvent entry) {
    var restated = restated(entry);
    if (restated == null) {
      refusals.add(
          new Refusal(
              ENTRY_NOT_CORRECTABLE, "/entry", "This entry has nothing to correct; retract it."));
    } else if (said.isEmpty() && refusals.isEmpty()) {
      refusals.add(new Refusal(NOTHING_CORRECTED, "", "Say which fields are to read differently."));
    }
    return refusals.isEmpty() ? Optional.ofNullable(restated) : Optional.empty();
  }

  List<Refusal> refusals() {
    return refusals;
  }

  private @Nullable MeasureEvent restated(MeasureEvent entry) {
    var c = correction;
    return switch (entry) {
      case TariffImposed e -> {
        allow("duty", "basis", "conditions", "targets", "products", "effectiveFrom", "expiresAt");
        yield new TariffImposed(
            e.measure(),
            e.imposer(),
            e.programme(),
            or(c.targets(), e.targets()),
            or(c.products(), e.products()),
            or(c.duty(), e.duty()),
            or(c.basis(), e.basis()),
            or(c.conditions(), e.conditions()),
            or(c.effectiveFrom(), e.effectiveFrom()),
            c.expiresAt() == null ? e.expiresAt() : c.expiresAt(),
            e.inResponseTo(),
            announcement);
      }
      case DutyChanged e -> {
        allow("duty", "effectiveFrom");
        yield new DutyChanged(
            e.measure(),
            or(c.duty(), e.duty()),
            or(c.effectiveFrom(), e.effectiveFrom()),
            e.inResponseTo(),
            e.scheduled(),
            announcement);
      }
      case ScopeChanged e -> {
        allow("targets", "products", "effectiveFrom");
        yield new ScopeChanged(
            e.measure(),
            c.targets() == null ? e.targets() : c.targets(),
            c.products() == null ? e.products() : c.products(),
            or(c.effectiveFrom(), e.effectiveFrom()),
            e.scheduled(),
            announcement);
      }
      case TariffPaused e -> {
        allow("from", "until", "residual");
        yield new TariffPaused(
            e.measure(),
            or(c.from(), e.from()),
            c.until() == null ? e.until() : c.until(),
            or(c.residual(), e.residual()),
            announcement);
      }
      case PauseExtended e -> {
        allow("from", "until");
        yield new PauseExtended(
            e.measure(),
            c.from() == null ? e.from() : c.from(),
            c.until() == null ? e.until() : c.until(),
            announcement);
      }
      case ExemptionGranted e -> {
        allow("when", "effect", "effectiveFrom", "expiresAt");
        yield new ExemptionGranted(
            e.measure(),
            new Exemption(
                e.exemption().id(),
                or(c.when(), e.exemption().when()),
                or(c.effect(), e.exemption().effect())),
            or(c.effectiveFrom(), e.effectiveFrom()),
            c.expiresAt() == null ? e.expiresAt() : c.expiresAt(),
            e.scheduled(),
            announcement);
      }
      case ExemptionRevoked e -> {
        allow("effectiveFrom");
        yield new ExemptionRevoked(
            e.measure(),
            e.exemption(),
            or(c.effectiveFrom(), e.effectiveFrom()),
            e.scheduled(),
            announcement);
      }
      case StepRescheduled e -> {
        allow("effectiveFrom");
        yield new StepRescheduled(
            e.measure(), e.step(), or(c.effectiveFrom(), e.effectiveFrom()), announcement);
      }
      case TariffResumed e -> {
        allow("effectiveFrom");
        yield new TariffResumed(
            e.measure(), or(c.effectiveFrom(), e.effectiveFrom()), announcement);
      }
      case TariffLifted e -> {
        allow("effectiveFrom");
        yield new TariffLifted(e.measure(), or(c.effectiveFrom(), e.effectiveFrom()), announcement);
      }
      case TariffAnnulled e -> {
        allow("effectiveFrom");
        yield new TariffAnnulled(
            e.measure(), or(c.effectiveFrom(), e.effectiveFrom()), announcement);
      }
      case TariffWithdrawn _, EntryCorrected _, EntryRetracted _ -> null;
    };
  }

  private void allow(String... fields) {
    said.stream()
        .filter(field -> !List.of(fields).contains(field))
        .sorted()
        .forEach(
            field ->
                refusals.add(
                    new Refusal(
                        NOT_OF_THIS_ENTRY,
                        "/" + field,
                        "The entry has no such field; it has " + String.join(", ", fields) + ".")));
  }

  private static <T> T or(@Nullable T said, T before) {
    return said == null ? before : said;
  }

  private static Set<String> fieldsOf(Correct c) {
    record Field(String name, @Nullable Object value) {}
    var said = new HashSet<String>();
    Stream.of(
            new Field("duty", c.duty()),
            new Field("basis", c.basis()),
            new Field("conditions", c.conditions()),
            new Field("targets", c.targets()),
            new Field("products", c.products()),
            new Field("effectiveFrom", c.effectiveFrom()),
            new Field("expiresAt", c.expiresAt()),
            new Field("from", c.from()),
            new Field("until", c.until()),
            new Field("residual", c.residual()),
            new Field("when", c.when()),
            new Field("effect", c.effect()))
        .filter(field -> field.value() != null)
        .forEach(field -> said.add(field.name()));
    return said;
  }
}
