package org.tariffledger.client;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Posted;
import org.tariffledger.client.api.Query;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands about acts that wait for a second person. Approving and rejecting need a key with
/// the scope `tariffs:approve`, another than the proposer's.
@Command(
    name = "proposals",
    synopsisSubcommandLabel = "<command>",
    description = "Shows what waits for a second person, and approves or rejects it.")
final class ProposalsCommand {

  private static final String PATH = "/v1/proposals";

  static CommandLine of(TariffLedgerCommand root) {
    return new CommandLine(new ProposalsCommand())
        .addSubcommand(new All(root))
        .addSubcommand(new Show(root))
        .addSubcommand(new Approve(root))
        .addSubcommand(new Reject(root))
        .addSubcommand(new Withdraw(root));
  }

  /// `GET /v1/proposals`
  @Command(name = "list", description = "Lists proposals in the order in which they were made.")
  static final class All implements Runnable {

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "Only those that are open, approved, rejected, withdrawn or expired.")
    private @Nullable String state;

    @Option(
        names = "--proposer",
        paramLabel = "KEY",
        description = "Only those that this key has proposed.")
    private @Nullable String proposer;

    @Mixin private PageOptions page = new PageOptions();

    private final TariffLedgerCommand root;

    All(TariffLedgerCommand root) {
      this.root = root;
    }

    @Override
    public void run() {
      var query = Query.NONE.with("state", state).with("proposer", proposer);
      page.showOwn(root, PATH, query, ProposalText::table);
    }
  }

  /// `GET /v1/proposals/{id}`
  @Command(name = "show", description = "Shows a proposal, and what it is to record.")
  static final class Show implements Runnable {

    @Parameters(paramLabel = "PROPOSAL", description = "Its id.")
    private String id = "";

    private final TariffLedgerCommand root;

    Show(TariffLedgerCommand root) {
      this.root = root;
    }

    @Override
    public void run() {
      var session = root.session();
      try (var ledger = session.toWrite(session::say)) {
        session.print(ledger.get(path(id), Query.NONE), ProposalText::of);
      }
    }
  }

  /// What is said about one.
  abstract static sealed class Decide implements Runnable {

    @Parameters(paramLabel = "PROPOSAL", description = "Its id.")
    private String id = "";

    @Option(
        names = "--note",
        required = true,
        paramLabel = "TEXT",
        description = "Why; it is kept with your key's name.")
    private String note = "";

    private final String what;
    private final Function<JsonNode, String> text;
    private final TariffLedgerCommand root;

    private Decide(String what, Function<JsonNode, String> text, TariffLedgerCommand root) {
      this.what = what;
      this.text = text;
      this.root = root;
    }

    @Override
    public void run() {
      var session = root.session();
      var body = new JsonMapper().createObjectNode().put("note", note).toString();
      var posted = Posted.json(UUID.randomUUID().toString(), body, Map.of());
      try (var ledger = session.toWrite(session::say)) {
        session.print(ledger.post(path(id) + "/" + what, Query.NONE, posted), text);
      }
    }
  }

  /// `POST /v1/proposals/{id}/approval`
  @Command(name = "approve", description = "Approves a proposal: it is recorded at once.")
  static final class Approve extends Decide {

    Approve(TariffLedgerCommand root) {
      super("approval", RecordedText::of, root);
    }
  }

  /// `POST /v1/proposals/{id}/rejection`
  @Command(name = "reject", description = "Rejects a proposal: it is never recorded.")
  static final class Reject extends Decide {

    Reject(TariffLedgerCommand root) {
      super("rejection", ProposalText::of, root);
    }
  }

  /// `POST /v1/proposals/{id}/withdrawal`
  @Command(name = "withdraw", description = "Withdraws a proposal of your own.")
  static final class Withdraw extends Decide {

    Withdraw(TariffLedgerCommand root) {
      super("withdrawal", ProposalText::of, root);
    }
  }

  private static String path(String id) {
    return PATH + "/" + Query.encode(id);
  }
}
