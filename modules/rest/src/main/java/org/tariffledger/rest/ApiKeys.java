package org.tariffledger.rest;

import java.util.Set;

/// Keys for writing, kept as SHA-256 only.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class ApiKeys {

  /// Makes a key with these scopes under the name, in place of an older one of that name; the
  /// only time it is seen.
  public String issue(String name, Set<String> scopes) {
    throw new UnsupportedOperationException();
  }

  /// Takes a key that was made elsewhere, under the name, in place of an older one of that name.
  public void accept(String name, Set<String> scopes, String key) {
    throw new UnsupportedOperationException();
  }

  /// Whether any key exists.
  public boolean any() {
    throw new UnsupportedOperationException();
  }
}
