package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.log.LogKeeper;
import org.tariffledger.audit.log.VerifiableLog;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeWriter;

/// A change log of any length, made of copies of what the demonstration's tells, each with the id
/// of its place. The verifiable log takes them in by itself.
final class LongLog {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int ROWS_AT_ONCE = 1_000;
  private static final String ID = "\"id\":\"";

  private record Row(
      String type,
      @Nullable String importer,
      @Nullable String exporter,
      @Nullable String goods,
      String text) {

    byte[] numbered(int sequence) {
      var at = text.indexOf(ID) + ID.length();
      var digits = "%020d".formatted(sequence);
      return (text.substring(0, at) + digits + text.substring(at + digits.length()))
          .getBytes(UTF_8);
    }
  }

  /// To so many changes, in the store of a server that is about to end.
  static void grow(Server server, int count) throws Exception {
    awaitTold(server);
    server.bean(LogKeeper.class).stop();
    server.bean(ChangeWriter.class).stop();
    var source = server.bean(DataSource.class);
    append(source, rows(source), count);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update change_head set sequence = greatest(sequence, " + count + ")");
    }
  }

  private static List<Row> rows(DataSource source) throws SQLException {
    var rows = new ArrayList<Row>();
    try (var connection = source.getConnection();
        var query =
            connection.prepareStatement(
                "select type, importer, exporter, goods, bytes from public_change"
                    + " order by sequence");
        var row = query.executeQuery()) {
      while (row.next()) {
        rows.add(
            new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new String(row.getBytes(5), UTF_8)));
      }
    }
    return rows;
  }

  private static void append(DataSource source, List<Row> rows, int count) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (var insert =
          connection.prepareStatement(
              "insert into public_change (sequence, type, importer, exporter, goods, bytes)"
                  + " values (?, ?, ?, ?, ?, ?)")) {
        for (int sequence = rows.size(); sequence < count; sequence++) {
          bind(insert, sequence, rows.get(sequence % rows.size()));
          if (sequence % ROWS_AT_ONCE == 0) {
            insert.executeBatch();
            connection.commit();
          }
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  private static void bind(PreparedStatement insert, int sequence, Row row) throws SQLException {
    insert.setInt(1, sequence);
    insert.setString(2, row.type());
    insert.setString(3, row.importer());
    insert.setString(4, row.exporter());
    insert.setString(5, row.goods());
    insert.setBytes(6, row.numbered(sequence));
    insert.addBatch();
  }

  /// Until the newest checkpoint has all changes, so many at least; returns how many that is.
  static long awaitLogged(Server server, int changes) throws Exception {
    var log = server.bean(VerifiableLog.class);
    await(() -> log.status().checkpointSize() >= changes && log.status().lag() == 0);
    return log.status().checkpointSize();
  }

  /// Until the change log has all that was recorded.
  static void awaitTold(Server server) throws Exception {
    var position = server.bean(LedgerHead.class).now().position();
    await(() -> server.bean(ChangeFeed.class).headNow().position() >= position);
  }

  private static void await(Callable<Boolean> hasCome) throws Exception {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!hasCome.call()) {
      if (System.nanoTime() - until > 0) {
        throw new IllegalStateException("The logs do not follow.");
      }
      Thread.sleep(20);
    }
  }

  private LongLog() {}
}
