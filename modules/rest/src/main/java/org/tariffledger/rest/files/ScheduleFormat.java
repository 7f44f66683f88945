package org.tariffledger.rest.files;

/// How a schedule is laid out.
public enum ScheduleFormat {
  /// As the United States publish theirs: a tree by indents, three columns of duties.
  US_HTS,
  /// A code, a rate and perhaps a description in each line, with a header or without.
  PLAIN
}
