package org.tariffledger.domain;

import java.util.List;

/// A large content beside the events: its digest, and how many lines or codes it has.
public record Content(Digest digest, int size) {

  static Content of(CodeSet codes) {
    return new Content(Digest.of(codes.text()), codes.size());
  }

  static Content of(List<ScheduleLine> lines) {
    return new Content(Digest.of(Schedule.text(lines)), lines.size());
  }
}
