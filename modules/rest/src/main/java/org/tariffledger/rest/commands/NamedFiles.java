package org.tariffledger.rest.commands;

import java.io.IOException;
import java.io.InputStream;

/// Where acts that are not sent over HTTP find the files they name.
@FunctionalInterface
public interface NamedFiles {

  /// What is in the file of this name, for the caller to close.
  ///
  /// @throws IOException with a sentence that says why there is none to read
  InputStream open(String name) throws IOException;
}
