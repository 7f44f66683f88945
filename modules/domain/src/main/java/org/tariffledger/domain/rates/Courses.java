package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Granted;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;

/// A measure's course as it was known before and after; null where it was not known. What was found
/// for one exporter is kept for the others. For one thread.
final class Courses {

  private final @Nullable MeasureTimeline before;
  private final @Nullable MeasureTimeline after;
  private final Map<Instant, Boolean> differing = new HashMap<>();

  Courses(@Nullable MeasureTimeline before, @Nullable MeasureTimeline after) {
    this.before = before;
    this.after = after;
  }

  @Nullable MeasureTimeline before() {
    return before;
  }

  @Nullable MeasureTimeline after() {
    return after;
  }

  List<MeasureTimeline> known() {
    return Stream.of(before, after).flatMap(Stream::ofNullable).toList();
  }

  ProgrammeId programme() {
    return known().getFirst().imposed().programme();
  }

  /// Whether it covers such goods at any time.
  boolean mayCover(@Nullable ProductCode code, ListContents perhaps) {
    return products().anyMatch(products -> products.matchedDigits(code, perhaps).isPresent());
  }

  /// All that it covers at any time.
  Stream<Products> products() {
    return known().stream().flatMap(course -> course.allProducts().stream());
  }

  boolean chargesAt(Instant at) {
    return charging(before, at) != null || charging(after, at) != null;
  }

  boolean differAt(Instant at) {
    return differing.computeIfAbsent(
        at, _ -> !Objects.equals(charging(before, at), charging(after, at)));
  }

  /// All of a measure on which hangs what is charged; null while it charges nothing.
  private static @Nullable List<@Nullable Object> charging(
      @Nullable MeasureTimeline course, Instant at) {
    if (course == null) {
      return null;
    }
    var state = course.at(at);
    return switch (state.phase()) {
      case IN_FORCE, PAUSED -> charging(state);
      case ANNOUNCED, EXPIRED, SUPERSEDED_BEFORE_EFFECT -> null;
    };
  }

  private static List<@Nullable Object> charging(MeasureState state) {
    var pause = state.pause();
    return Arrays.asList(
        state.imposed(),
        state.announcedAt(),
        state.start(),
        state.duty(),
        state.targets(),
        state.products(),
        pause == null ? null : pause.residual(),
        state.exemptions().stream().map(Granted::exemption).toList());
  }
}
