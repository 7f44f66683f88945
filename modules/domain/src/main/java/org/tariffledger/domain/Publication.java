package org.tariffledger.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;

/// What was published, whoever announced it when: what it is of and from when, and its content.
///
/// @param said of editions that hold more or less of a schedule each has a place of its own; of a
///     list that is published as a part and as a whole, the later stands for both
record Publication(List<@Nullable Object> place, List<Object> said) {

  static Optional<Publication> of(ReferenceEvent event) {
    return switch (event) {
      case ProductListPublished e ->
          Optional.of(
              new Publication(
                  Arrays.asList(e.list(), e.effectiveFrom()),
                  List.of(e.content(), e.listExtent())));
      case SchedulePublished e ->
          Optional.of(
              new Publication(
                  Arrays.asList(e.edition(), e.extent(), e.effectiveFrom()), List.of(e.content())));
      default -> Optional.empty();
    };
  }

  boolean isForTheSameTimeAs(Publication other) {
    return place.equals(other.place);
  }
}
