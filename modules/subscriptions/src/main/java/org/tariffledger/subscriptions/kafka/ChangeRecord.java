package org.tariffledger.subscriptions.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.subscriptions.ToldChange;

/// A change as a record of Kafka: the CloudEvent as it is (the structured mode of the binding of
/// CloudEvents to Kafka), and its attributes as headers beside it, so that a reader can leave one
/// out without parsing it. The key is the partition key, so what has one key has one order.
final class ChangeRecord {

  private static final byte[] CONTENT_TYPE = "application/cloudevents+json".getBytes(UTF_8);

  private static final Set<String> NOT_HEADERS = Set.of("data", "datacontenttype");

  private ChangeRecord() {}

  static ProducerRecord<String, byte[]> of(ToldChange change, String topic) {
    var event = LedgerJson.mapper().readTree(change.bytes());
    var key = event.path("partitionkey").asString(event.path("subject").asString());
    var record = new ProducerRecord<>(topic, key, change.bytes());
    record.headers().add("content-type", CONTENT_TYPE);
    event.properties().stream()
        .filter(attribute -> !NOT_HEADERS.contains(attribute.getKey()))
        .filter(attribute -> !attribute.getValue().isNull())
        .forEach(
            attribute ->
                record
                    .headers()
                    .add(
                        "ce_" + attribute.getKey(),
                        attribute.getValue().asString().getBytes(UTF_8)));
    return record;
  }
}
