package org.tariffledger.rest.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/// A file that is written while it is read: line after line, as many as are asked for.
record RepeatedText(IntFunction<String> line) {

  InputStream forever() {
    return lines(Integer.MAX_VALUE);
  }

  InputStream lines(int count) {
    return new InputStream() {
      private byte[] current = {};
      private int at;
      private int written;

      @Override
      public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (at == current.length) {
          if (written == count) {
            return -1;
          }
          current = line.apply(written++).getBytes(StandardCharsets.UTF_8);
          at = 0;
        }
        int copied = Math.min(length, current.length - at);
        System.arraycopy(current, at, target, offset, copied);
        at += copied;
        return copied;
      }
    };
  }
}
