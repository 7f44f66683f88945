package org.tariffledger.audit.exports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What ends with its own digest.
class SealedTest {

  @Test
  void the_last_bytes_are_the_digest_of_all_before_however_it_is_written() throws Exception {
    var random = new Random(8);
    for (int length = 0; length < 300; length++) {
      var content = new byte[length];
      random.nextBytes(content);
      var written = new ByteArrayOutputStream();
      var sealed = new Sealed(written);
      for (int at = 0; at < length; ) {
        int piece = Math.min(length - at, 1 + random.nextInt(100));
        sealed.write(content, at, piece);
        at += piece;
      }
      sealed.write(Sealed.PLACE.getBytes(US_ASCII));
      sealed.seal();

      var all = written.toByteArray();
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(Arrays.copyOf(all, length)).isEqualTo(content);
      assertThat(new String(all, length, all.length - length, US_ASCII))
          .isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void what_has_no_place_for_it_is_not_sealed() throws IOException {
    var sealed = new Sealed(new ByteArrayOutputStream());
    sealed.write(new byte[100]);

    assertThatThrownBy(sealed::seal).isInstanceOf(IllegalStateException.class);
  }
}
