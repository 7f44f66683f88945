package org.tariffledger.commands;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;

/// Stores events in the order of commits: each append first takes its positions from the head.
final class LedgerStorageEngine extends JdbcEventStorageEngine {

  private static final int BATCH_MAX = 1_000;
  private static final String DUPLICATE_KEY = "23505";

  private static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("event")
          .globalIndexColumn("position")
          .aggregateIdentifierColumn("stream")
          .sequenceNumberColumn("version")
          .typeColumn("kind")
          .eventIdentifierColumn("event_id")
          .timestampColumn("recorded_at")
          .payloadTypeColumn("name")
          .payloadRevisionColumn("revision")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .build();

  private final LedgerHead head;

  LedgerStorageEngine(
      ConnectionProvider connections,
      TransactionManager transactions,
      Serializer serializer,
      LedgerHead head) {
    super(settings(connections, transactions, serializer));
    this.head = head;
  }

  /// A batch that is not full is the last: no further query has to find that out.
  private static Builder settings(
      ConnectionProvider connections, TransactionManager transactions, Serializer serializer) {
    var settings = builder();
    settings
        .connectionProvider(connections)
        .transactionManager(transactions)
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .persistenceExceptionResolver(new SQLStateResolver(DUPLICATE_KEY))
        .batchSize(BATCH_MAX)
        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_MAX)
        .schema(SCHEMA);
    return settings;
  }

  @Override
  protected PreparedStatement appendEvents(
      Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
      throws SQLException {
    var appended = Appended.inThisAct();
    var last = head.take(events.size(), appended.recordedAt());
    var position = last.position() - events.size();
    var insert =
        connection.prepareStatement(
            """
            insert into event (position, stream, version, kind, event_id,
              recorded_at, name, revision, payload, metadata)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);
    for (var event : events) {
      appended.add(++position, last.recordedAt(), (DomainEventMessage<?>) event);
      bind(insert, position, last.recordedAt(), (DomainEventMessage<?>) event, serializer);
      insert.addBatch();
    }
    return insert;
  }

  private static void bind(
      PreparedStatement insert,
      long position,
      Instant recordedAt,
      DomainEventMessage<?> event,
      Serializer serializer)
      throws SQLException {
    var payload = event.serializePayload(serializer, byte[].class);
    insert.setLong(1, position);
    insert.setString(2, event.getAggregateIdentifier());
    insert.setLong(3, event.getSequenceNumber());
    insert.setString(4, event.getType());
    insert.setString(5, event.getIdentifier());
    insert.setString(6, RecordTime.text(recordedAt));
    insert.setString(7, payload.getType().getName());
    insert.setString(8, payload.getType().getRevision());
    insert.setBytes(9, payload.getData());
    insert.setBytes(10, event.serializeMetaData(serializer, byte[].class).getData());
  }

  /// There are none, so that there is nothing to look for whenever a stream is read.
  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
    return Optional.empty();
  }
}
