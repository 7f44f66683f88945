package org.tariffledger.audit.exports;

/// How an export is written.
public enum ExportFormat {
  /// A JSON value a line.
  NDJSON("application/x-ndjson", "ndjson"),
  CSV("text/csv", "csv"),
  /// A zip file that can be verified.
  BUNDLE("application/zip", "zip");

  private final String type;
  private final String extension;

  ExportFormat(String type, String extension) {
    this.type = type;
    this.extension = extension;
  }

  public String type() {
    return type;
  }

  public String extension() {
    return extension;
  }
}
