package org.tariffledger.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.api.Connection;
import org.tariffledger.client.api.Download;
import org.tariffledger.client.api.LedgerClient;
import org.tariffledger.client.api.NoAnswerException;
import org.tariffledger.client.api.Posted;
import org.tariffledger.client.api.ProblemException;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;

/// A server, as commands speak with it: what it refuses ends the command, and says which key it
/// was sent.
final class Ledger implements AutoCloseable {

  private final @Nullable AccessKey key;
  private final Patience patience;
  private final LedgerClient api;

  /// `notes` are told why it takes longer.
  Ledger(ServerAddress server, @Nullable AccessKey key, Patience patience, Consumer<String> notes) {
    this.key = key;
    this.patience = patience;
    this.api =
        new LedgerClient(
            new Connection(server.base(), key == null ? null : key.text(), patience.max(), notes));
  }

  Reply get(String path, Query query) {
    return heard(client -> client.get(path, query));
  }

  /// Empty if the server has no such thing.
  Optional<Reply> find(String path) {
    return heard(client -> client.find(path));
  }

  Reply post(String path, Query query, Posted posted) {
    return heard(client -> client.post(path, query, posted));
  }

  Reply send(String method, String path, Posted posted) {
    return heard(client -> client.send(method, path, Query.NONE, posted));
  }

  Reply delete(String path) {
    return heard(client -> client.send("DELETE", path, Query.NONE));
  }

  /// The server is asked before the file is sent, so that a refusal is heard and not cut off.
  Reply upload(String path, Query query, Posted file) {
    return heard(client -> client.upload(path, query, file, patience.forAFileMax()));
  }

  /// As [#upload], where a refusal for just this reason is what was to be heard.
  void uploadUnless(String reason, String path, Query query, Posted file) {
    try {
      api.upload(path, query, file, patience.forAFileMax());
    } catch (ProblemException e) {
      if (!e.problem().codes().equals(Set.of(reason))) {
        throw refused(e);
      }
    } catch (NoAnswerException e) {
      throw unheard(e);
    }
  }

  /// Passes on what is large, as it comes.
  void download(String path, Query query, Download to) {
    heard(
        client -> {
          client.download(path, query, to);
          return true;
        });
  }

  /// Whatever the client can do.
  <T> T heard(Function<LedgerClient, T> ask) {
    try {
      return ask.apply(api);
    } catch (ProblemException e) {
      throw refused(e);
    } catch (NoAnswerException e) {
      throw unheard(e);
    }
  }

  private CannotGoOn refused(ProblemException e) {
    List<String> lines = new ArrayList<>(e.problem().sentences());
    if (e.status() == 401 || e.status() == 403) {
      lines.add(key == null ? "  No key was sent." : "  It was sent " + key + ".");
    }
    e.reply()
        .header("Retry-After")
        .ifPresent(when -> lines.add("  Try again after " + when + " s."));
    var why = e.reply().isFaultOfTheServer() ? Why.NO_SERVER : Why.REFUSED;
    return new CannotGoOn(why, lines, e.problem().json());
  }

  static CannotGoOn unheard(NoAnswerException e) {
    return new CannotGoOn(Why.NO_SERVER, String.valueOf(e.getMessage()));
  }

  @Override
  public void close() {
    api.close();
  }
}
