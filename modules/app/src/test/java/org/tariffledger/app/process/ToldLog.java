package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.app.process.Acknowledged.AcknowledgedEvent;
import org.tariffledger.app.process.Channel.Heard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The change log as it lies in the table, read past the servers: what everybody has to have heard.
record ToldLog(List<String> texts) {

  private static final JsonMapper JSON = new JsonMapper();

  static ToldLog of(DataSource source) {
    return new ToldLog(
        JdbcClient.create(source)
            .sql("SELECT bytes FROM public_change ORDER BY sequence")
            .query((row, _) -> new String(row.getBytes(1), UTF_8))
            .list());
  }

  long last() {
    return texts.size() - 1L;
  }

  /// Every event that a client was told of, and that is stored, is told as a fact, once.
  void holds(List<AcknowledgedEvent> acknowledged, List<StoredRow> stored) {
    List<JsonNode> facts =
        texts.stream()
            .map(JSON::readTree)
            .filter(change -> change.at("/type").stringValue().contains(".fact."))
            .toList();
    assertThat(facts.stream().map(fact -> fact.at("/data/position").longValue()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, stored.size()).boxed().toList());
    Set<String> told = new HashSet<>();
    for (JsonNode fact : facts) {
      told.add(
          fact.at("/data/position").longValue()
              + " "
              + fact.at("/data/stream").stringValue()
              + " "
              + fact.at("/data/version").longValue());
    }
    assertThat(acknowledged)
        .isNotEmpty()
        .extracting(event -> event.position() + " " + event.stream() + " " + event.version())
        .doesNotHaveDuplicates()
        .isSubsetOf(told);
  }

  /// All of it, each with its bytes, and in every lane in its order. What was heard again had the
  /// same bytes.
  void wasHeard(String channel, List<Heard> heard) {
    assertThat(heard)
        .as("bytes in the %s", channel)
        .allSatisfy(
            change ->
                assertThat(change.text()).isEqualTo(texts.get(Math.toIntExact(change.sequence()))));
    List<Heard> first = withoutRepeats(heard);
    assertThat(first.stream().map(Heard::sequence).sorted())
        .as("changes in the %s", channel)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, last()).boxed().toList());
    assertThat(first.stream().collect(groupingBy(Heard::lane)))
        .as("order in the %s", channel)
        .allSatisfy((_, lane) -> assertThat(lane).extracting(Heard::sequence).isSorted());
  }

  private static List<Heard> withoutRepeats(List<Heard> heard) {
    Set<Long> seen = new HashSet<>();
    List<Heard> first = new ArrayList<>();
    for (Heard change : heard) {
      if (seen.add(change.sequence())) {
        first.add(change);
      }
    }
    return first;
  }
}
