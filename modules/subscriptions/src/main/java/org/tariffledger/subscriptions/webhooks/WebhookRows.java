package org.tariffledger.subscriptions.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Reason;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhook.State;
import org.tariffledger.subscriptions.webhooks.Webhook.Wanted;

/// How webhooks and calls stand in their rows.
final class WebhookRows {

  static final String COLUMNS =
      "id, owner, version, made_ms, url, description, types, importer, exporter, product, sent,"
          + " signatures, concurrency, per_second, state, reason, detail, state_ms, position";

  private static final String BOTH = "v1,v1a";

  static Webhook webhook(ResultSet row, int number) throws SQLException {
    var reason = row.getString("reason");
    return new Webhook(
        row.getString("id"),
        row.getString("owner"),
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("made_ms")),
        wanted(row),
        State.valueOf(upper(row.getString("state"))),
        reason == null ? null : Reason.valueOf(upper(reason)),
        row.getString("detail"),
        Instant.ofEpochMilli(row.getLong("state_ms")),
        row.getLong("position"));
  }

  private static Wanted wanted(ResultSet row) throws SQLException {
    return new Wanted(
        URI.create(row.getString("url")),
        row.getString("description"),
        filter(row),
        Order.valueOf(upper(row.getString("sent"))),
        row.getString("signatures").equals(BOTH) ? Signatures.V1_AND_V1A : Signatures.V1,
        row.getInt("concurrency"),
        row.getInt("per_second"));
  }

  private static ChangeFilter filter(ResultSet row) throws SQLException {
    var types = row.getString("types");
    var importer = row.getString("importer");
    var exporter = row.getString("exporter");
    var product = row.getString("product");
    return new ChangeFilter(
        types.isEmpty() ? List.of() : List.of(types.split(",")),
        importer == null ? null : new EconomyCode(importer),
        exporter == null ? null : new EconomyCode(exporter),
        product == null ? null : new ProductCode(product));
  }

  /// The columns from `url` to `per_second`, in their order.
  static List<@Nullable Object> values(Wanted wanted) {
    var filter = wanted.filter();
    return Arrays.<@Nullable Object>asList(
        wanted.url().toString(),
        wanted.description(),
        String.join(",", filter.types()),
        filter.importer() == null ? null : filter.importer().value(),
        filter.exporter() == null ? null : filter.exporter().value(),
        filter.product() == null ? null : filter.product().value(),
        lower(wanted.order()),
        wanted.signatures() == Signatures.V1 ? "v1" : BOTH,
        wanted.concurrency(),
        wanted.perSecond());
  }

  static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        Instant.ofEpochMilli(row.getLong("at_ms")),
        Duration.ofMillis(row.getLong("duration_ms")),
        status(row),
        row.getString("reply"),
        row.getString("error"));
  }

  private static @Nullable Integer status(ResultSet row) throws SQLException {
    var status = row.getInt("status");
    return row.wasNull() ? null : status;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String spoken(Enum<?> constant) {
    return lower(constant).replace('_', ' ');
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private WebhookRows() {}
}
