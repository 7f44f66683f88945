package org.tariffledger.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.tariffledger.domain.Digest;
import org.tariffledger.rest.json.Faults;

/// A file that comes as a body and is read while it comes: it is never held as a whole, and what
/// its digest is, is known at its end.
public final class Upload {

  public static final String CSV = "text/csv";

  private final HttpServletRequest request;
  private final DigestInputStream in;

  private Upload(HttpServletRequest request, DigestInputStream in) {
    this.request = request;
    this.in = in;
  }

  public static Upload of(HttpServletRequest request, Faults faults) throws IOException {
    if (!isUtf8(request)) {
      faults.add("Content-Type", "bad-encoding", "A file is text/csv in UTF-8.");
    }
    return new Upload(request, new DigestInputStream(request.getInputStream(), Sha256.begin()));
  }

  /// Whoever reads it may close it; the rest can then still be read.
  public InputStream stream() {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }

  /// Reads on to the end, wherever its reader gave up, and holds it against what the sender says.
  public Digest end(Faults faults) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    var hash = in.getMessageDigest().digest();
    ContentDigest.check(Preconditions.header(request, ContentDigest.HEADER), hash, faults);
    return Digest.ofHash(hash);
  }

  private static boolean isUtf8(HttpServletRequest request) {
    try {
      var charset = MediaType.parseMediaType(String.valueOf(request.getContentType())).getCharset();
      return charset == null
          || charset.equals(StandardCharsets.UTF_8)
          || charset.equals(StandardCharsets.US_ASCII);
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }
}
