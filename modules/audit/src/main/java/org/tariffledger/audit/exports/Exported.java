package org.tariffledger.audit.exports;

import java.util.Base64;

/// What was written: how many rows, how many bytes, and the SHA-256 of these in Base64.
public record Exported(long rows, long bytes, String sha256) {

  static Exported of(long rows, Digested out) {
    return new Exported(rows, out.bytes(), Base64.getEncoder().encodeToString(out.sha256OfAll()));
  }
}
