package org.tariffledger.subscriptions;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells what was recorded, as far as it is public.
final class FactTeller {

  /// How much is told, as far as that is not too large.
  private enum Extent {
    WHOLE,
    WITHOUT_EVENT,
    WITHOUT_EVENT_AND_BASES
  }

  private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+");
  private static final Set<String> PUBLIC_OF_ANNOUNCEMENT =
      Set.of("announcedAt", "legalBasis", "reference");

  private final UUID ledger;
  private final FactImporter importers;
  private final Supplier<byte[]> salts;

  FactTeller(UUID ledger, Function<MeasureId, Optional<MeasureHistory>> measures) {
    this(ledger, measures, FactTeller::randomSalt);
  }

  FactTeller(
      UUID ledger, Function<MeasureId, Optional<MeasureHistory>> measures, Supplier<byte[]> salts) {
    this.ledger = ledger;
    this.importers = new FactImporter(measures);
    this.salts = salts;
  }

  static byte[] randomSalt() {
    var salt = new byte[Commitment.SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  PublicChange tell(Stored stored, long sequence) {
    var entry = stored.entry();
    var salt = salts.get();
    var importer = importers.of(entry.event());
    var act = stored.origin().act();
    var envelope =
        new Envelope(
            ledger,
            sequence,
            PublicChange.FACT + stored.name(),
            stored.stream(),
            importer == null ? stored.stream() : importer.value(),
            entry.announcedAt(),
            entry.recordedAt(),
            // What callers themselves correlate by may name people; the act's id is ours.
            new Envelope.Cause(act, act));
    var json =
        Arrays.stream(Extent.values())
            .map(extent -> envelope.json(data(stored, salt, extent)))
            .filter(told -> !Envelope.isTooLarge(told))
            .findFirst()
            .orElseThrow();
    return new PublicChange(
        sequence, envelope.type(), importer, null, null, json, HexFormat.of().formatHex(salt));
  }

  /// What is too large to be told stands there by its digest alone; it is read where events are.
  private static FactData data(Stored stored, byte[] salt, Extent extent) {
    var event = told(stored.entry().event());
    var announcement = stored.entry().event().announcement();
    var source = announcement.source();
    var isWithEvent = extent == Extent.WHOLE;
    var isWithBases = extent != Extent.WITHOUT_EVENT_AND_BASES;
    return new FactData(
        stored.entry().position(),
        stored.origin().act(),
        stored.stream(),
        stored.version(),
        announcement.announcedAt(),
        isWithBases ? announcement.legalBasis() : null,
        isWithBases ? null : Commitment.digest(json(announcement.legalBasis())),
        source != null && isAddress(source) ? source : null,
        announcement.reference(),
        isWithEvent ? event : null,
        isWithEvent ? null : Commitment.digest(json(event)),
        Commitment.to(untold(stored), salt));
  }

  private static String json(Object value) {
    return LedgerJson.mapper().writeValueAsString(value);
  }

  /// The public fields of the event.
  private static ObjectNode told(Event event) {
    var json = tree(event);
    var fields = PublicFields.of(event);
    json.propertyNames().stream()
        .filter(name -> !fields.contains(name))
        .toList()
        .forEach(json::remove);
    return json;
  }

  /// Of a source only the address is public: who writes down something else may name people.
  private static boolean isPublic(String name, JsonNode announcement) {
    return PUBLIC_OF_ANNOUNCEMENT.contains(name)
        || (name.equals("source") && isAddress(announcement.get(name).asString()));
  }

  private static boolean isAddress(String source) {
    return ADDRESS.matcher(source).matches();
  }

  /// What is committed to, by name.
  static Map<String, JsonNode> untold(Stored stored) {
    var event = stored.entry().event();
    var json = tree(event);
    var announcement = json.get("announcement");
    var fields = PublicFields.of(event);
    var untold = new TreeMap<String, JsonNode>();
    json.properties().stream()
        .filter(f -> !fields.contains(f.getKey()) && !f.getKey().equals("announcement"))
        .forEach(field -> untold.put(field.getKey(), field.getValue()));
    announcement.properties().stream()
        .filter(field -> !isPublic(field.getKey(), announcement))
        .forEach(field -> untold.put("announcement." + field.getKey(), field.getValue()));
    var origin = stored.origin();
    putOrigin(untold, "actor", origin.actor());
    putOrigin(untold, "correlation", origin.correlation());
    putOrigin(untold, "causation", origin.causation());
    var approval = origin.approval();
    if (approval != null) {
      putOrigin(untold, "approver", approval.approver());
      putOrigin(untold, "approvalNote", approval.note());
      putOrigin(untold, "proposal", approval.proposal());
    }
    return untold;
  }

  private static void putOrigin(Map<String, JsonNode> untold, String name, String value) {
    untold.put("origin." + name, LedgerJson.mapper().valueToTree(value));
  }

  private static ObjectNode tree(Event event) {
    return LedgerJson.mapper().valueToTree(event);
  }
}
