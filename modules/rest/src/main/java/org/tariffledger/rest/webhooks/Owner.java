package org.tariffledger.rest.webhooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.tariffledger.subscriptions.webhooks.Webhook;

/// Whose key asks. Everybody sees their own webhooks, an admin all.
record Owner(String name, boolean isAdmin) {

  private static final String ADMIN = "admin";

  static Owner of(HttpServletRequest request) {
    var principal = Objects.requireNonNull(request.getUserPrincipal());
    var isAdmin =
        principal instanceof Authentication key
            && key.getAuthorities().stream().anyMatch(a -> ADMIN.equals(a.getAuthority()));
    return new Owner(principal.getName(), isAdmin);
  }

  boolean sees(Webhook webhook) {
    return isAdmin || webhook.owner().equals(name);
  }

  /// Null for everybody's.
  @Nullable String whose() {
    return isAdmin ? null : name;
  }
}
