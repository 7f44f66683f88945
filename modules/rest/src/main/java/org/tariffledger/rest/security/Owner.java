package org.tariffledger.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/// Whose key asks. Everybody sees what is their own, an admin all.
public record Owner(String name, boolean isAdmin) {

  private static final String ADMIN = "admin";

  public static Owner of(HttpServletRequest request) {
    var principal = Objects.requireNonNull(request.getUserPrincipal());
    var isAdmin =
        principal instanceof Authentication key
            && key.getAuthorities().stream().anyMatch(a -> ADMIN.equals(a.getAuthority()));
    return new Owner(principal.getName(), isAdmin);
  }

  public boolean sees(String owner) {
    return isAdmin || owner.equals(name);
  }

  /// Null for everybody's.
  public @Nullable String whose() {
    return isAdmin ? null : name;
  }
}
