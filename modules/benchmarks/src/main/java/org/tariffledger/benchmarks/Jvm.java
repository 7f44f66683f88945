package org.tariffledger.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Another process of the same Java with the same class path.
final class Jvm {

  static ProcessBuilder running(Class<?> main, String... arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var always = List.of(java, "-cp", System.getProperty("java.class.path"), main.getName());
    return new ProcessBuilder(Stream.concat(always.stream(), Stream.of(arguments)).toList());
  }

  private Jvm() {}
}
