package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tariffledger.subscriptions.webhooks.HookNode.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhook.Wanted;

/// The libraries of others that run on Node, which `.ci/run` installs; skipped without them.
class NodeVerifiersTest {

  private static final Path PACKAGES = Path.of("../../.ci/node_modules");

  private static final String SCRIPT =
      """
      const [secret, other, id, timestamp, signature, body] = process.argv.slice(2);
      for (const name of ["standardwebhooks", "svix"]) {
        const { Webhook } = require(name);
        const headers = {
          "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
        new Webhook(secret).verify(body, headers);
        let refused = 0;
        try { new Webhook(other).verify(body, headers); } catch (e) { refused++; }
        try { new Webhook(secret).verify(body + " ", headers); } catch (e) { refused++; }
        if (refused !== 2) throw new Error(name + " accepts what is not signed");
        console.log(name + " accepts");
      }
      """;

  @TempDir Path folder;

  @Test
  void libraries_on_node_accept_a_message_with_both_signatures_and_refuse_it_otherwise()
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(PACKAGES.resolve("standardwebhooks"))
            && Files.isDirectory(PACKAGES.resolve("svix")),
        "Skipped: npm has not installed standardwebhooks and svix; .ci/run does.");
    try (var receiver = new Receiver();
        var node = HookNode.at(Database.H2.newUrl())) {
      var wanted =
          new Wanted(
              URI.create(receiver.url()),
              null,
              ChangeFilter.ALL,
              Order.STRICT,
              Signatures.V1_AND_V1A,
              1,
              10);
      var secret = node.hook("one", wanted);
      node.tell(1);
      await("came", () -> receiver.accepted().size() == 1);
      var call = receiver.calls().getFirst();
      assertThat(
              run(
                  secret,
                  SigningKey.make().key().secret(),
                  call.id(),
                  call.timestamp(),
                  call.signature(),
                  call.body()))
          .containsSubsequence("standardwebhooks accepts", "svix accepts");
    }
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    var script = Files.writeString(folder.resolve("verify.js"), SCRIPT);
    var output = folder.resolve("output");
    var command = new ArrayList<>(List.of("node", script.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("NODE_PATH", PACKAGES.toRealPath().toString());
    var process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(output)).isZero();
    return Files.readString(output);
  }
}
