package org.tariffledger.app.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tariffledger.app.store.DataFolder;

/// The key under which secrets are kept, where the operator has brought none: made once, and only
/// when there is something to keep.
record SecretKeyFile(DataFolder folder) {

  static final String FILE = "secret-key";

  private static final Logger log = LoggerFactory.getLogger(SecretKeyFile.class);
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  String readOrMake() {
    var file = folder.file(FILE);
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var key = HexFormat.of().formatHex(bytes);
    folder.writeSecret(FILE, key + "\n");
    log.info("A key under which secrets are kept was written to {}; keep a copy of it", file);
    return key;
  }
}
