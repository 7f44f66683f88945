package org.tariffledger.client;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.api.Reply;
import tools.jackson.databind.JsonNode;

/// What every command was told: where the server is, whose key to use, how to print.
record Session(
    Surroundings surroundings,
    ServerAddress server,
    @Nullable Path keyFile,
    Patience patience,
    Output output,
    ProgressStyle progress) {

  /// Reading is open on most servers: only a key that was named is sent.
  Ledger toRead() {
    return ledger(AccessKey.named(keyFile, surroundings).orElse(null), this::say);
  }

  /// As to write: it needs a key, of which what is done with it matters as much.
  Ledger toAudit() {
    return toWrite(this::say);
  }

  /// The key of the first start is for the server on this machine, and sent to no other.
  Ledger toWrite(Consumer<String> notes) {
    var key =
        AccessKey.named(keyFile, surroundings)
            .or(
                () ->
                    server.isThisMachine()
                        ? AccessKey.ofFirstStart(surroundings)
                        : Optional.empty())
            .orElseThrow(Session::noKey);
    return ledger(key, notes);
  }

  private Ledger ledger(@Nullable AccessKey key, Consumer<String> notes) {
    return new Ledger(server, key, patience, notes);
  }

  private static CannotGoOn noKey() {
    return new CannotGoOn(
        Why.USAGE,
        "This needs an API key, and there is none.",
        "  Name its file with --key-file, or set " + AccessKey.VARIABLE + ".",
        "  The key of a server's first start is in " + AccessKey.OF_FIRST_START + " there.");
  }

  /// Of a work of which `total` is all that there is to do.
  Progress progress(String what, long total, LongFunction<String> unit) {
    var style = progress.on(surroundings);
    return new Progress(what, total, unit, surroundings.err(), style, System::nanoTime);
  }

  /// `table` makes text for people of the server's JSON.
  void print(Reply reply, Function<JsonNode, String> table) {
    switch (output) {
      case TABLE -> surroundings.out().print(Printable.lines(table.apply(reply.json())));
      case JSON -> printAsItIs(reply.body());
    }
    surroundings.out().flush();
  }

  void printAsItIs(String body) {
    surroundings.out().print(body.endsWith("\n") ? body : body + "\n");
    surroundings.out().flush();
  }

  /// Whether nobody reads on what is printed, as behind `| head`.
  boolean isUnread() {
    return surroundings.out().checkError();
  }

  void say(String line) {
    surroundings.err().println(Printable.of(line));
    surroundings.err().flush();
  }
}
