package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/// Where a command runs: answers go to `out`, all else to `err`, of which `isTerminal` tells.
public record Surroundings(
    PrintWriter out,
    PrintWriter err,
    boolean isTerminal,
    Map<String, String> environment,
    Path folder) {

  /// In UTF-8 wherever it runs, so that the server's JSON is printed as it came.
  static Surroundings ofThisProcess() {
    return new Surroundings(
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        StandardError.isTerminal(),
        System.getenv(),
        Path.of(""));
  }
}
