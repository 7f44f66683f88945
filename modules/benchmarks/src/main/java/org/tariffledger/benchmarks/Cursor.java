package org.tariffledger.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Reads rows one after the other and makes nothing of them: the least that reading costs.
final class Cursor {

  private static final int ROWS_AT_ONCE = 1_000;

  /// From a store of the server's, which is H2.
  static long rowsOfH2(DataSource source, String query) throws SQLException {
    try (var connection = source.getConnection()) {
      lazily(connection, 1);
      try {
        return rows(connection, query);
      } finally {
        lazily(connection, 0);
      }
    }
  }

  /// Or H2 gathers everything before the first row.
  private static void lazily(Connection connection, int isOn) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set lazy_query_execution " + isOn);
    }
  }

  static long rows(Connection connection, String query) throws SQLException {
    connection.setAutoCommit(false); // Or PostgreSQL's driver does the same.
    try (var statement = connection.prepareStatement(query)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var row = statement.executeQuery()) {
        var columns = row.getMetaData().getColumnCount();
        var rows = 0L;
        for (; row.next(); rows++) {
          for (int column = 1; column <= columns; column++) {
            row.getObject(column);
          }
        }
        return rows;
      }
    }
  }

  private Cursor() {}
}
