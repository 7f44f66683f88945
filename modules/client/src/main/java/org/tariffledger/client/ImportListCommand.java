package org.tariffledger.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Posted;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `POST /v1/product-lists/{id}/versions`
@Command(
    name = "list",
    description = "Records a version of a product list from a CSV file, whole or not at all.")
final class ImportListCommand implements Runnable {

  @Parameters(paramLabel = "FILE", description = "UTF-8, with a column of tariff codes.")
  private Path file = Path.of("");

  @Option(
      names = "--id",
      required = true,
      paramLabel = "LIST",
      description = "Which list it is: US-301-4A.")
  private String id = "";

  @ArgGroup(exclusive = false, multiplicity = "0..1")
  private @Nullable NewList newList;

  /// What registers a list that is not known yet.
  static final class NewList {

    @Option(
        names = "--imposer",
        required = true,
        paramLabel = "ECONOMY",
        description = "Whose list it is; with --name: registers it first if it is unknown.")
    private String imposer = "";

    @Option(
        names = "--name",
        required = true,
        paramLabel = "TEXT",
        description = "What the list is called.")
    private String name = "";
  }

  @Option(
      names = "--column",
      paramLabel = "NAME|NUMBER",
      description = "Which column holds the codes, from 1.")
  private @Nullable String column;

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description = "Take only rows with this value; may be repeated.")
  private List<String> where = List.of();

  @Option(
      names = "--extent",
      paramLabel = "whole|partial",
      description = "Whether other codes are not on the list or may be; whole if not said.")
  private @Nullable String extent;

  @Option(
      names = "--within",
      paramLabel = "HEADING",
      description = "Of a part: where it has all that is on the list; may be repeated.")
  private List<String> within = List.of();

  @Option(
      names = "--effective-from",
      paramLabel = "TIME",
      description = "From when this version applies; ever since if not said.")
  private @Nullable String effectiveFrom;

  @Option(
      names = "--nomenclature",
      paramLabel = "NAME",
      description = "The edition that the codes are of: HTS-2025.")
  private @Nullable String nomenclature;

  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();

  @Option(names = "--dry-run", description = "Only say what it would be; record nothing.")
  private boolean dryRun;

  private final TariffLedgerCommand root;

  ImportListCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var query =
        announcement
            .in(Query.NONE.with("effectiveFrom", effectiveFrom).with("nomenclature", nomenclature))
            .with("column", column)
            .with("extent", extent)
            .withEach("within", within)
            .withEach("where", where.stream().map(ImportListCommand::condition).toList())
            .with("dryRun", dryRun ? "true" : null);
    var session = root.session();
    session.print(send(session, query), ImportText::of);
  }

  private Reply send(Session session, Query query) {
    var path = "/v1/product-lists/" + Query.encode(id);
    var upload = Upload.of(file, session);
    try (var progress = upload.progress();
        var ledger = session.toWrite(progress::say)) {
      if (newList != null && !dryRun) {
        progress.say(registered(newList, upload, query, progress, ledger));
      }
      return upload.send(ledger, path + "/versions", query, progress);
    }
  }

  /// The server divides at the first colon, which no name of a column may hold.
  private static String condition(String columnAndValue) {
    var pair = NameAndValue.read(columnAndValue, "--where", "a column and a value", "list=4A");
    return pair.name() + ":" + pair.value();
  }

  /// What became of the registration; nothing to say where it stands as it was asked for.
  private String registered(
      NewList list, Upload upload, Query query, Progress progress, Ledger ledger) {
    var path = "/v1/product-lists/" + Query.encode(id);
    var known = ledger.find(path);
    if (known.isEmpty()) {
      // Nothing is left of a file that cannot be read, not even an empty list.
      upload.rehearseUnregistered(ledger, path + "/versions", query, progress);
      register(list, ledger);
      return "Registered " + id + ".";
    }
    var imposer = known.get().json().path("imposer").asString(list.imposer);
    var name = known.get().json().path("name").asString(list.name);
    return imposer.equals(list.imposer) && name.equals(list.name)
        ? ""
        : "%s is registered already, as \"%s\" of %s; that stays.".formatted(id, name, imposer);
  }

  private void register(NewList list, Ledger ledger) {
    var json = new JsonMapper().createObjectNode();
    announcement.in(json.put("id", id).put("imposer", list.imposer).put("name", list.name));
    var posted = Posted.json(UUID.randomUUID().toString(), json.toString(), Map.of());
    ledger.post("/v1/product-lists", Query.NONE, posted);
  }
}
