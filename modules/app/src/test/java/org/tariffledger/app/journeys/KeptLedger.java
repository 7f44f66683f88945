package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a ledger held, row by row as its store did, in a file that is written once.
record KeptLedger(List<Row> events, List<Content> contents) {

  /// A stored event; payload and metadata are the text that was stored.
  record Row(
      long position,
      String stream,
      long version,
      @Nullable String kind,
      String id,
      String recordedAt,
      String name,
      String revision,
      String payload,
      String metadata) {}

  record Content(String digest, int characters, String packed) {}

  private static final JsonMapper JSON = new JsonMapper();

  /// What the second revision of an event could say first.
  private static final Map<String, Set<String>> NEW_IN_REVISION_2 =
      Map.of(
          "tariff-imposed", Set.of("basis", "conditions"),
          "duty-changed", Set.of("scheduled"),
          "stacking-rule-set", Set.of("share"));

  private static final Set<String> NOTHING =
      Set.of("", "null", "[]", "{}", "{\"type\":\"fullValue\"}");

  static KeptLedger in(Path file) {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return JSON.readValue(in, KeptLedger.class);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read.", e);
    }
  }

  /// @throws IllegalStateException if there is such a file already
  void writeTo(Path file) {
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      out.write(JSON.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be written.", e);
    }
  }

  static KeptLedger of(JdbcClient store) {
    return new KeptLedger(
        store
            .sql("select * from event order by position")
            .query(
                (row, _) ->
                    new Row(
                        row.getLong("position"),
                        row.getString("stream"),
                        row.getLong("version"),
                        row.getString("kind"),
                        row.getString("event_id"),
                        row.getString("recorded_at"),
                        row.getString("name"),
                        row.getString("revision"),
                        new String(row.getBytes("payload"), UTF_8),
                        new String(row.getBytes("metadata"), UTF_8)))
            .list(),
        store
            .sql("select * from content order by digest")
            .query(
                (row, _) ->
                    new Content(
                        row.getString("digest"),
                        row.getInt("characters"),
                        Base64.getEncoder().encodeToString(row.getBytes("packed"))))
            .list());
  }

  /// With every second event that the first revision could say just so in the form of that.
  KeptLedger partlyInRevision1() {
    return new KeptLedger(
        events.stream().map(row -> row.position % 2 == 0 ? inRevision1(row) : row).toList(),
        contents);
  }

  private static Row inRevision1(Row row) {
    var later = NEW_IN_REVISION_2.getOrDefault(row.name, Set.of());
    var payload = (ObjectNode) JSON.readTree(row.payload);
    if (later.isEmpty()
        || !later.stream().allMatch(f -> NOTHING.contains(payload.path(f).toString()))) {
      return row;
    }
    return new Row(
        row.position,
        row.stream,
        row.version,
        row.kind,
        row.id,
        row.recordedAt,
        row.name,
        "1",
        JSON.writeValueAsString(payload.without(later)),
        row.metadata);
  }

  /// Puts the rows into an empty store; to be called in a transaction.
  void putInto(JdbcClient store) {
    for (var content : contents) {
      store
          .sql("insert into content (digest, characters, packed) values (?, ?, ?)")
          .params(content.digest, content.characters, Base64.getDecoder().decode(content.packed))
          .update();
    }
    for (var row : events) {
      store
          .sql(
              "insert into event (position, stream, version, kind, event_id, recorded_at, name,"
                  + " revision, payload, metadata) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(row.position, row.stream, row.version)
          .param(row.kind)
          .params(row.id, row.recordedAt, row.name, row.revision)
          .params(row.payload.getBytes(UTF_8), row.metadata.getBytes(UTF_8))
          .update();
    }
    var last = events.getLast();
    store
        .sql("update ledger_head set position = ?, recorded_us = ?")
        .params(last.position, micros(last.recordedAt))
        .update();
  }

  private static long micros(String instant) {
    return java.time.temporal.ChronoUnit.MICROS.between(
        java.time.Instant.EPOCH, java.time.Instant.parse(instant));
  }
}
