package org.tariffledger.app.store;

import java.sql.SQLException;
import org.tariffledger.app.start.CannotStart;

/// Says in a sentence why a store does not open, and what to do about it.
final class StoreFailures {

  private static final int H2_ALREADY_OPEN = 90020;

  static CannotStart explain(Store store, Exception failure) {
    SQLException cause = sqlCause(failure);
    return switch (store) {
      case Store.Embedded embedded -> embedded(embedded, cause);
      case Store.Postgres postgres -> postgres(postgres, cause);
    };
  }

  static CannotStart tooOld(Store store, int version, int versionMin) {
    return new CannotStart(
        "The " + store.describe() + " is version " + version + ".",
        "Use PostgreSQL " + versionMin + " or later; 15 to 18 are tested.");
  }

  private static CannotStart embedded(Store.Embedded store, SQLException cause) {
    if (cause.getErrorCode() == H2_ALREADY_OPEN) {
      return new CannotStart(
          "Another process has the ledger open: the " + store.describe() + ".",
          "Stop that process, start from another folder, or share one PostgreSQL database"
              + " (TARIFF_LEDGER_DATABASE_URL).",
          cause);
    }
    return new CannotStart(
        "The " + store.describe() + " cannot be opened: " + cause.getMessage(),
        "See that the folder can be written and is on a disk with space left, and that the file"
            + " was written by this version of the program.",
        cause);
  }

  private static CannotStart postgres(Store.Postgres store, SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    if (state.startsWith("28")) {
      return new CannotStart(
          "The " + store.describe() + " refused the user or the password.",
          "Check TARIFF_LEDGER_DATABASE_USER and TARIFF_LEDGER_DATABASE_PASSWORD.",
          cause);
    }
    if (state.equals("3D000")) {
      return new CannotStart(
          "The server is there, but it has no database of that name: " + store.describe() + ".",
          "Create the database, or correct TARIFF_LEDGER_DATABASE_URL.",
          cause);
    }
    return new CannotStart(
        "The " + store.describe() + " cannot be reached: " + cause.getMessage(),
        "See that it runs and accepts connections from here, or correct"
            + " TARIFF_LEDGER_DATABASE_URL.",
        cause);
  }

  private static SQLException sqlCause(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return new SQLException(failure.getMessage(), failure);
  }

  private StoreFailures() {}
}
