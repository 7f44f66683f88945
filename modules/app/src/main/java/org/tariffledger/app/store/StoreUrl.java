package org.tariffledger.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.tariffledger.app.start.CannotStart;

/// Reads the two ways of naming a PostgreSQL database: JDBC's, and the `postgresql://` of libpq,
/// which JDBC does not understand and which may carry the user and the password.
final class StoreUrl {

  static Store read(StoreSettings settings) {
    String url = settings.url().strip();
    if (url.isEmpty()) {
      return new Store.Embedded(settings.folder());
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return new Store.Postgres(url, settings.user(), settings.password());
    }
    if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
      return fromLibpq(url.substring(url.indexOf("://") + 3), settings);
    }
    // The value itself is not shown: a password may stand in it.
    throw new CannotStart(
        "TARIFF_LEDGER_DATABASE_URL does not name a PostgreSQL database.",
        "Write postgresql://host:5432/name, or leave it unset to keep the ledger in an H2 file.");
  }

  private static Store.Postgres fromLibpq(String rest, StoreSettings settings) {
    int authorityEnd = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
    int at = rest.lastIndexOf('@', authorityEnd);
    String[] userInfo = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
    return new Store.Postgres(
        "jdbc:postgresql://" + rest.substring(at + 1),
        or(settings.user(), userInfo, 0),
        or(settings.password(), userInfo, 1));
  }

  private static String or(String setting, String[] userInfo, int part) {
    if (!setting.isEmpty() || userInfo.length <= part) {
      return setting;
    }
    return URLDecoder.decode(userInfo[part].replace("+", "%2B"), UTF_8);
  }

  private StoreUrl() {}
}
