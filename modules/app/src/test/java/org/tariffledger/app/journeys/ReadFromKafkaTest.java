package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tariffledger.app.journeys.Database.Place;
import org.tariffledger.app.process.KafkaBroker;

/// The page about reading from Kafka, typed, with Kafka's own reader.
@ResourceLock("the log of the channel to Kafka")
class ReadFromKafkaTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;

  @Test
  void its_commands_are_answered_as_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var broker = new KafkaBroker(folder.resolve("kafka"));
        var server =
            Server.start(
                place,
                Server.DEMONSTRATION.toString(),
                List.of("--tariff-ledger.kafka.servers=" + broker.servers()))) {
      var page = new ShellPage("how-to/read-from-kafka.md", folder, consumer(broker));

      var printed = page.type(server.port());

      assertThat(printed).contains("\"kafka\":{", "\"lag\":", "Processed a total of 3 messages");
      assertThat(printed.lines().filter(line -> line.matches("\\S+\t\\{\"specversion\":\"1.0\".*")))
          .hasSize(3);
    }
  }

  /// As the script of that name does.
  private static String consumer(KafkaBroker broker) {
    return """
    kafka-console-consumer.sh() {
      %s org.apache.kafka.tools.consumer.ConsoleConsumer --timeout-ms 60000 \
        "${@//127.0.0.1:9092/%s}"
    }
    """
        .formatted(JAVA, broker.servers());
  }
}
