package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.EventNames.UnknownEvent;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

@ParameterizedClass
@EnumSource
class EventReaderTest {

  private static final int MORE_THAN_TWO_PAGES = 2_300;

  private final BareStore store;

  EventReaderTest(Database database) {
    store = BareStore.on(database);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void reads_everything_in_the_order_of_positions() {
    record(MORE_THAN_TWO_PAGES);
    var read = new ArrayList<Long>();
    var last = store.reader().read(0, stored -> read.add(stored.entry().position()));

    assertThat(read)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, MORE_THAN_TWO_PAGES).boxed().toList());
    assertThat(last).isEqualTo(MORE_THAN_TWO_PAGES);
  }

  @Test
  void reads_what_was_recorded_in_a_period() {
    var engine = store.engine(Clock.systemUTC());
    IntStream.range(0, 30)
        .forEach(i -> engine.appendEvents(List.of(BareStore.entry("p-" + i, 0, Instant.EPOCH))));
    var all = new ArrayList<Stored>();
    store.reader().read(0, all::add);
    var from = all.get(9).entry().recordedAt();
    var to = all.get(19).entry().recordedAt();

    // From the tenth on, and without the twentieth.
    assertThat(store.reader().recorded(from, to, 0, 100)).isEqualTo(all.subList(9, 19));
    assertThat(store.reader().recorded(from, to, 12, 3)).isEqualTo(all.subList(12, 15));
    assertThat(store.reader().recorded(to, from, 0, 100)).isEmpty();
  }

  @Test
  void reads_what_stands_at_positions_however_many_and_in_whatever_order() {
    record(MORE_THAN_TWO_PAGES);
    var all = new ArrayList<Stored>();
    store.reader().read(0, all::add);
    var positions = LongStream.rangeClosed(1, MORE_THAN_TWO_PAGES + 5).boxed().toList();

    assertThat(store.reader().at(positions.reversed())).isEqualTo(all);
    assertThat(store.reader().at(List.of(7L, 3L, 7L))).isEqualTo(List.of(all.get(2), all.get(6)));
    assertThat(store.reader().at(List.of())).isEmpty();
  }

  @Test
  void reads_the_same_entries_without_their_origin() {
    record(MORE_THAN_TWO_PAGES);
    var stored = new ArrayList<Recorded<Event>>();
    store.reader().read(3, s -> stored.add(s.entry()));
    var entries = new ArrayList<Recorded<Event>>();
    var last = store.reader().readEntries(3, entries::add);

    assertThat(entries).hasSize(MORE_THAN_TWO_PAGES - 3).isEqualTo(stored);
    assertThat(last).isEqualTo(MORE_THAN_TWO_PAGES);
  }

  @Test
  void reads_on_after_a_position_and_stays_there_if_there_is_nothing() {
    record(5);
    var read = new ArrayList<Stored>();

    assertThat(store.reader().read(3, read::add)).isEqualTo(5);
    assertThat(read).extracting(Stored::stream).containsExactly("measure:m-3", "measure:m-4");
    assertThat(store.reader().read(5, read::add)).isEqualTo(5);
    assertThat(read).hasSize(2);
  }

  @Test
  void reads_one_stream_in_the_order_of_its_versions() {
    var engine = store.engine(Clock.systemUTC());
    engine.appendEvents(BareStore.entry("a", 0, Instant.EPOCH));
    engine.appendEvents(BareStore.entry("b", 0, Instant.EPOCH));
    engine.appendEvents(BareStore.entry("a", 1, Instant.EPOCH));

    assertThat(store.reader().stream("measure:a"))
        .extracting(Stored::version, stored -> stored.entry().position())
        .isEqualTo(List.of(tuple(0L, 1L), tuple(1L, 3L)));
    assertThat(store.reader().stream("measure:none")).isEmpty();
  }

  @Test
  void passes_nothing_by_that_it_does_not_understand() {
    record(1);
    store.jdbc().sql("update event set revision = '2'").update();

    assertThatThrownBy(() -> store.reader().read(0, _ -> {}))
        .isInstanceOf(UnknownEvent.class)
        .hasMessage("The store holds an event \"tariff-lifted\", revision 2, unknown here.");
  }

  private void record(int events) {
    store
        .engine(Clock.systemUTC())
        .appendEvents(
            IntStream.range(0, events)
                .mapToObj(i -> BareStore.entry("m-" + i, 0, Instant.EPOCH))
                .toList());
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }
}
