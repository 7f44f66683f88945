package org.tariffledger.app.process;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tariffledger.app.process.Acknowledged.AcknowledgedEvent;

/// Compares what a store holds with what clients were told it holds.
record Audit(
    List<StoredRow> stored,
    List<String> contents,
    List<Acknowledged> acknowledged,
    List<PlannedAct> unanswered) {

  void check() {
    assertNothingAcknowledgedIsMissing();
    assertRepeatsWereToldWhatWasRecordedFirst();
    assertNothingIsThereTwice();
    assertActsAreWholeOrAbsent();
    assertContentsAreThoseOfTheEvents();
    assertOrder();
  }

  String summary() {
    return "%,d acts acknowledged, %,d events stored".formatted(acknowledged.size(), stored.size());
  }

  private void assertNothingAcknowledgedIsMissing() {
    Map<Long, AcknowledgedEvent> byPosition =
        stored.stream().map(Audit::told).collect(toMap(AcknowledgedEvent::position, identity()));
    assertThat(acknowledged.stream().flatMap(answer -> answer.events().stream()))
        .as("acknowledged, but not stored as told")
        .allSatisfy(event -> assertThat(byPosition.get(event.position())).isEqualTo(event));
    assertThat(stored.stream().map(StoredRow::stream))
        .as("streams of acknowledged acts")
        .containsAll(acknowledged.stream().flatMap(a -> a.act().streams().stream()).toList());
  }

  /// An act that is recorded without its answer would be acknowledged without events when it is
  /// repeated; an answer without its act, with events that are not stored.
  private void assertRepeatsWereToldWhatWasRecordedFirst() {
    assertThat(acknowledged)
        .allSatisfy(answer -> assertThat(answer.events()).hasSize(answer.act().events()));
  }

  private static AcknowledgedEvent told(StoredRow row) {
    return new AcknowledgedEvent(
        row.position(), row.recordedAt(), row.stream(), row.version(), row.name());
  }

  private void assertNothingIsThereTwice() {
    assertThat(stored).extracting(StoredRow::eventId).doesNotHaveDuplicates();
    assertThat(stored).extracting(row -> row.name() + row.stream()).doesNotHaveDuplicates();
    assertThat(acknowledged).extracting(Acknowledged::act).doesNotHaveDuplicates();
  }

  /// An act left all its events, one after the other and at one time, or nothing.
  private void assertActsAreWholeOrAbsent() {
    Map<String, Integer> sent =
        Stream.concat(acknowledged.stream().map(Acknowledged::act), unanswered.stream())
            .collect(toMap(PlannedAct::name, PlannedAct::events));
    stored.stream()
        .filter(row -> row.stream().matches("(measure|product-list):.*"))
        .collect(groupingBy(row -> PlannedAct.actOf(row.stream())))
        .forEach(
            (act, rows) -> {
              assertThat(rows).as(act).hasSize(sent.getOrDefault(act, 0));
              assertThat(rows)
                  .as(act)
                  .extracting(StoredRow::recordedAt)
                  .containsOnly(rows.getFirst().recordedAt());
              assertThat(rows.getLast().position() - rows.getFirst().position())
                  .as(act)
                  .isEqualTo(rows.size() - 1);
            });
  }

  /// No event is without its content, and no content without an event.
  private void assertContentsAreThoseOfTheEvents() {
    assertThat(stored.stream().flatMap(StoredRow::content).distinct())
        .containsExactlyInAnyOrderElementsOf(contents);
  }

  private void assertOrder() {
    assertThat(stored.stream().map(StoredRow::position))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, stored.size()).boxed().toList());
    assertThat(stored.stream().map(StoredRow::recordedAt)).isSorted();
  }
}
