package org.tariffledger.commands;

import tools.jackson.databind.json.JsonMapper;

/// How events are written in the store and shown to people: values as strings, sealed types by
/// their `type`. Reading refuses what is unknown or missing.
@SuppressWarnings("DoNotCallSuggester")
public final class LedgerJson {

  public static JsonMapper mapper() {
    throw new UnsupportedOperationException();
  }

  private LedgerJson() {}
}
