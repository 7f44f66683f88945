package org.tariffledger.app.access;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.app.store.DataFolder;

/// Sees to it that somebody can write from the first start on, and that nobody from outside can
/// reach a ledger to which no key was ever made.
public record AdminKeys(Keys keys, DataFolder folder) {

  /// A key of this kind may do everything.
  static final Set<String> SCOPES =
      Set.of("tariffs:write", "tariffs:approve", "subscriptions:manage", "audit:read", "admin");

  public static final String FILE = "bootstrap-admin-key";

  private static final Logger log = LoggerFactory.getLogger(AdminKeys.class);

  /// What is asked of the keys of `rest`; `issue` makes one, `accept` takes one that was brought.
  record Keys(Supplier<Boolean> any, Supplier<String> issue, Consumer<String> accept) {}

  /// How the server was started: where it listens (null is everywhere), the key it was given
  /// (empty without), and whether a new one was asked for.
  record Start(@Nullable InetAddress address, String adminKey, boolean newKeyAsked) {

    boolean bringsKey() {
      return !adminKey.isEmpty() || newKeyAsked;
    }

    boolean isLocal() {
      return address != null && address.isLoopbackAddress();
    }
  }

  void prepare(Start start) {
    boolean noKeyYet = !keys.any().get();
    if (noKeyYet && !start.bringsKey() && !start.isLocal()) {
      throw new CannotStart(
          "The server was told to listen on an address that others can reach, and the ledger has"
              + " no key yet.",
          "Bring one in TARIFF_LEDGER_ADMIN_KEY, have one made with --new-admin-key, or start once"
              + " on 127.0.0.1.");
    }
    if (!start.adminKey().isEmpty()) {
      keys.accept().accept(start.adminKey());
    }
    if (start.newKeyAsked() || (noKeyYet && start.adminKey().isEmpty())) {
      Path file = folder.writeSecret(FILE, keys.issue().get() + "\n");
      log.info("A new admin key was written to {}", file);
    }
  }
}
