package org.tariffledger.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tariffledger.benchmarks.RangesWorld.Question;
import org.tariffledger.benchmarks.Versions.Row;
import org.tariffledger.benchmarks.Versions.Span;
import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;

/// The same record as a table of PostgreSQL: what is charged on goods whose code begins so, in a
/// range of each of the three times.
record RangeTable(DataSource source, Index index) {

  private static final int BATCH_ROWS = 1_000;

  private static final String CREATE =
      """
      create extension if not exists btree_gist;
      create table measure_version (
        importer text      not null,
        exporter text      not null,
        product  text      not null,
        percent  numeric   not null,
        valid    tstzrange not null,
        known    tstzrange not null,
        recorded tstzrange not null
      )\
      """;

  private static final String INSERT =
      """
      insert into measure_version values
        (?, ?, ?, ?, tstzrange(?, ?), tstzrange(?, ?), tstzrange(?, ?))\
      """;

  /// How its rows are found, and the question that is then answered fastest; of several orders of
  /// the columns and several ways to ask, those that were.
  enum Index {
    GIST(
        "a GiST index",
        "using gist (importer, exporter, valid, known, recorded, product)",
        """
        select percent from measure_version
        where starts_with(?, product) and importer = ? and exporter = ?
          and valid @> ? and known @> ? and recorded @> ?
        order by length(product) desc
        limit 1\
        """),
    B_TREE(
        "a B-tree",
        "(importer, exporter, product)",
        """
        with asked (code) as (values (?))
        select v.percent
        from asked
        cross join generate_series(length(code), 0, -1) as digits
        cross join lateral (
          select percent from measure_version
          where product = left(code, digits) and importer = ? and exporter = ?
            and valid @> ? and known @> ? and recorded @> ?
        ) v
        order by digits desc
        limit 1\
        """);

    private final String name;
    private final String columns;
    private final String select;

    Index(String name, String columns, String select) {
      this.name = name;
      this.columns = columns;
      this.select = select;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Of every measure that is read.
  static RangeTable of(DataSource source, EventReader reader) throws SQLException {
    var versions = new LinkedHashMap<MeasureId, Versions>();
    reader.readEntries(
        0,
        entry -> {
          if (entry.event() instanceof TariffImposed imposed) {
            versions.put(imposed.measure(), new Versions(imposed));
          }
          if (entry.event() instanceof MeasureEvent event) {
            Objects.requireNonNull(versions.get(event.measure())).take(entry);
          }
        });
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(CREATE);
      insert(connection, versions.values());
    }
    return new RangeTable(source, Index.GIST).indexed(Index.GIST);
  }

  /// The table with no index but this.
  RangeTable indexed(Index by) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop index if exists measure_version_found");
      statement.execute("create index measure_version_found on measure_version " + by.columns);
      statement.execute("vacuum analyze measure_version");
    }
    return new RangeTable(source, by);
  }

  long rows() throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from measure_version")) {
      row.next();
      return row.getLong(1);
    }
  }

  Optional<BigDecimal> percent(Question question) throws SQLException {
    try (var connection = source.getConnection()) {
      return percent(question, connection);
    }
  }

  /// On a connection that prepares the statement once.
  Optional<BigDecimal> percent(Question question, Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(index.select)) {
      select.setString(1, question.product().value());
      select.setString(2, question.importer().value());
      select.setString(3, question.exporter().value());
      select.setObject(4, utc(question.validAt()));
      select.setObject(5, utc(question.knownAt()));
      select.setObject(6, utc(question.recordedAt()));
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBigDecimal(1)) : Optional.empty();
      }
    }
  }

  private static void insert(Connection connection, Collection<Versions> versions)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      var waiting = 0;
      for (var measure : versions) {
        for (var row : measure.rows()) {
          bind(insert, measure, row);
          if (++waiting % BATCH_ROWS == 0) {
            insert.executeBatch();
          }
        }
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, Versions measure, Row row)
      throws SQLException {
    insert.setString(1, measure.importer());
    insert.setString(2, measure.exporter());
    insert.setString(3, measure.product());
    insert.setBigDecimal(4, row.percent());
    bind(insert, 5, row.valid());
    bind(insert, 7, row.known());
    bind(insert, 9, row.recorded());
    insert.addBatch();
  }

  private static void bind(PreparedStatement insert, int first, Span span) throws SQLException {
    insert.setObject(first, utc(span.from()));
    insert.setObject(first + 1, utc(span.until()), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
