package org.tariffledger.rest.webhooks;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.webhooks.Places;
import org.tariffledger.subscriptions.webhooks.SigningKey;
import org.tariffledger.subscriptions.webhooks.Webhook;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhook.State;
import org.tariffledger.subscriptions.webhooks.Webhook.Wanted;

/// Reads what an owner wants of a webhook.
record WebhookFields(BodyFields fields, Places places, Instant now) {

  static final String EARLIEST = "earliest";
  static final String NOW = "now";
  static final String V1 = "v1";
  static final String V1A = "v1a";

  static final Set<String> OF_ALL =
      Set.of("url", "description", "filter", "order", "signatures", "concurrency", "perSecond");

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern SEQUENCE = Pattern.compile("\\d{1,20}");

  /// What stands in place of a URL that is wrong, while other faults are looked for.
  private static final URI NONE = URI.create("https://localhost/");

  void allowOfNew() {
    var names = new TreeSet<>(OF_ALL);
    names.addAll(Set.of("id", "from", "secret"));
    fields.allow(names);
  }

  void allowOfChange() {
    var names = new TreeSet<>(OF_ALL);
    names.add("state");
    fields.allow(names);
  }

  Wanted wanted() {
    fields.require("url");
    var order = fields.choice("order", BodyFields.all(Order.class));
    return new Wanted(
        Objects.requireNonNullElse(url(), NONE),
        fields.text("description"),
        FilterFields.read(fields.object("filter"), ChangeFilter.ALL, now),
        Objects.requireNonNullElse(order, Order.PARALLEL),
        signatures(Signatures.V1),
        concurrency(Webhook.CONCURRENCY_DEFAULT),
        perSecond(Webhook.PER_SECOND_DEFAULT));
  }

  /// What is not there stays as it was; a description, or what is filtered by, that is null is
  /// taken away.
  Wanted changed(Wanted was) {
    var url = url();
    var order = fields.choice("order", BodyFields.all(Order.class));
    return new Wanted(
        url == null ? was.url() : url,
        fields.has("description") ? fields.text("description") : was.description(),
        filter(was),
        order == null ? was.order() : order,
        signatures(was.signatures()),
        concurrency(was.concurrency()),
        perSecond(was.perSecond()));
  }

  private ChangeFilter filter(Wanted was) {
    return fields.has("filter")
        ? FilterFields.read(fields.object("filter"), was.filter(), now)
        : was.filter();
  }

  private @Nullable URI url() {
    var text = fields.text("url");
    if (text == null) {
      return null;
    }
    try {
      return places.read(text);
    } catch (Places.PrivateAddress e) {
      fields.faults().add(fields.at("url"), "private-address", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      fields.faults().add(fields.at("url"), "bad-url", String.valueOf(e.getMessage()));
    }
    return null;
  }

  private Signatures signatures(Signatures otherwise) {
    var asked = fields.texts("signatures", List.of(V1, V1A));
    if (fields.isNull("signatures")) {
      return otherwise;
    }
    if (!asked.contains(V1)) {
      fields
          .faults()
          .add(fields.at("signatures"), "bad-value", "Every message is signed by v1, beside v1a.");
    }
    return asked.contains(V1A) ? Signatures.V1_AND_V1A : Signatures.V1;
  }

  private int concurrency(int otherwise) {
    return fields.integer("concurrency", 1, Webhook.CONCURRENCY_MAX, otherwise);
  }

  private int perSecond(int otherwise) {
    return fields.integer("perSecond", 1, Webhook.PER_SECOND_MAX, otherwise);
  }

  @Nullable State state() {
    return fields.choice("state", List.of(State.ACTIVE, State.PAUSED));
  }

  /// The owner's own id, or one that nobody has.
  String id() {
    var id = fields.value("id", "malformed-id", WebhookFields::id);
    return id == null ? UUID.randomUUID().toString() : id;
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "An id is at most 100 of a-z, 0-9, dot, underscore, hyphen, and begins with a letter or"
              + " digit.");
    }
    return text;
  }

  /// The position before the change from which on it is called; `next` is given to the next change.
  long position(long next) {
    var from = fields.text("from");
    if (from == null || from.equals(NOW)) {
      return next - 1;
    }
    return from.equals(EARLIEST) ? -1 : sequence("from", from, next) - 1;
  }

  /// A sequence up to `most`; 0 and a fault for what is none.
  long sequence(String name, String text, long most) {
    if (!SEQUENCE.matcher(text).matches()) {
      fields
          .faults()
          .add(
              fields.at(name),
              "bad-cursor",
              "\"%s\" is no sequence of a change.".formatted(Quoted.of(text)));
      return 0;
    }
    var sequence = new BigInteger(text);
    if (sequence.compareTo(BigInteger.valueOf(most)) > 0) {
      fields
          .faults()
          .add(
              fields.at(name),
              "cursor-beyond-end",
              most < 0
                  ? "There is no change yet."
                  : "Write at most " + PublicChange.text(most) + ".");
      return 0;
    }
    return sequence.longValueExact();
  }

  byte @Nullable [] secret() {
    return fields.value("secret", "bad-secret", SigningKey::read);
  }
}
