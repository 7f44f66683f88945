package org.tariffledger.rest;

/// The version of a resource as its ETag.
final class ETags {

  static String of(long version) {
    return "\"" + version + "\"";
  }

  private ETags() {}
}
