package org.tariffledger.rest.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Reads UTF-8 and takes a byte order mark away. What is no UTF-8, and every control sign but tab
/// and line ends, is a fault, the first in each line; it reads on, so that all of them are found.
final class Utf8Reader extends Reader {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final InputStream in;
  private final Notes faults;
  private final Place place = new Place();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER_BYTES);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private int lastFaultLine;
  private boolean ended;

  Utf8Reader(InputStream in, Notes faults) throws IOException {
    this.in = in;
    this.faults = faults;
    bytes.limit(in.readNBytes(bytes.array(), 0, 4));
    decoded.limit(0);
    mark();
  }

  private void mark() {
    int first = bytes.limit() < 2 ? 0 : ((bytes.get(0) & 0xFF) << 8) | (bytes.get(1) & 0xFF);
    if (first == 0xFEFF || first == 0xFFFE) {
      faults.add(1, 1, "The file is UTF-16: save it as UTF-8.");
      bytes.limit(0);
      ended = true;
    } else if (first == 0xEFBB && bytes.limit() > 2 && (bytes.get(2) & 0xFF) == 0xBF) {
      bytes.position(3);
    }
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (ended && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(target, offset, count);
    return count;
  }

  private void decode() throws IOException {
    decoded.clear();
    var result = decoder.decode(bytes, decoded, ended);
    pass();
    if (result.isError()) {
      skip(result);
    } else if (result.isUnderflow() && !ended) {
      fill();
    }
    decoded.flip();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = count < 0;
    bytes.position(bytes.position() + Math.max(count, 0));
    bytes.flip();
  }

  /// The signs decoded last, told to the place.
  private void pass() {
    for (int i = 0; i < decoded.position(); i++) {
      char sign = decoded.get(i);
      if (Character.isISOControl(sign) && "\t\n\r\u0085".indexOf(sign) < 0) {
        fault("There is a control sign, U+%04X: is this a text in UTF-8?".formatted((int) sign));
      }
      place.pass(sign);
    }
  }

  private void skip(CoderResult error) {
    int bad = bytes.get(bytes.position()) & 0xFF;
    fault("The byte 0x%02X is not UTF-8 here: save the file as UTF-8.".formatted(bad));
    bytes.position(bytes.position() + error.length());
    place.pass('\uFFFD');
    if (decoded.hasRemaining()) {
      decoded.put('\uFFFD');
    }
  }

  private void fault(String detail) {
    if (lastFaultLine != place.line()) {
      lastFaultLine = place.line();
      faults.add(place.line(), place.column(), detail);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
