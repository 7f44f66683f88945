package org.tariffledger.client;

import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// A command that says of a webhook only which one it is.
abstract sealed class OneWebhookCommand implements Runnable {

  @Parameters(paramLabel = "WEBHOOK", description = "Its id.")
  private String id = "";

  private final TariffLedgerCommand root;

  private OneWebhookCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    try (var ledger = session.toWrite(session::say)) {
      run(id, session, ledger);
    }
  }

  abstract void run(String id, Session session, Ledger ledger);

  /// `GET /v1/webhooks/{id}`
  @Command(name = "show", description = "Shows a webhook, and how it goes.")
  static final class Show extends OneWebhookCommand {

    Show(TariffLedgerCommand root) {
      super(root);
    }

    @Override
    void run(String id, Session session, Ledger ledger) {
      session.print(ledger.get(WebhooksCommand.path(id), Query.NONE), WebhookText::of);
    }
  }

  /// `PATCH /v1/webhooks/{id}`
  @Command(name = "pause", description = "Calls it no more for now; changes wait in the log.")
  static final class Pause extends OneWebhookCommand {

    Pause(TariffLedgerCommand root) {
      super(root);
    }

    @Override
    void run(String id, Session session, Ledger ledger) {
      setState("paused", id, session, ledger);
    }
  }

  /// `PATCH /v1/webhooks/{id}`
  @Command(
      name = "resume",
      description = "Calls it again, also one that the ledger has disabled, from where it was.")
  static final class Resume extends OneWebhookCommand {

    Resume(TariffLedgerCommand root) {
      super(root);
    }

    @Override
    void run(String id, Session session, Ledger ledger) {
      setState("active", id, session, ledger);
    }
  }

  /// `DELETE /v1/webhooks/{id}`
  @Command(name = "delete", description = "Calls it never again, and forgets its deliveries.")
  static final class Delete extends OneWebhookCommand {

    Delete(TariffLedgerCommand root) {
      super(root);
    }

    @Override
    void run(String id, Session session, Ledger ledger) {
      ledger.delete(WebhooksCommand.path(id));
      session.say("Deleted " + id + ".");
    }
  }

  /// `POST /v1/webhooks/{id}/test`
  @Command(name = "test", description = "Sends it a signed message at once; tells what came of it.")
  static final class Test extends OneWebhookCommand {

    Test(TariffLedgerCommand root) {
      super(root);
    }

    @Override
    void run(String id, Session session, Ledger ledger) {
      var path = WebhooksCommand.path(id) + "/test";
      var reply = WebhooksCommand.post(ledger, path, new JsonMapper().createObjectNode());
      session.print(reply, WebhookText::test);
      if (!reply.json().path("isDelivered").asBoolean(false)) {
        throw new CannotGoOn(CannotGoOn.Why.REFUSED, "The message was not delivered.");
      }
    }
  }

  private static void setState(String state, String id, Session session, Ledger ledger) {
    var body = new JsonMapper().createObjectNode().put("state", state);
    session.print(WebhooksCommand.patch(ledger, id, body), WebhookText::of);
  }
}
