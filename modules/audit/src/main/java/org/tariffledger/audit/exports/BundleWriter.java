package org.tariffledger.audit.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tariffledger.audit.log.LogKey;
import org.tariffledger.audit.log.SignedCheckpoint;
import org.tariffledger.audit.log.VerifiableLog;

/// Writes the files of a bundle one after another, with the manifest at the end.
final class BundleWriter implements AutoCloseable {

  /// To close it would complete it, also where it failed.
  private static final class Zip extends ZipOutputStream {

    Zip(OutputStream out) {
      super(out);
    }

    void release() {
      def.end();
    }
  }

  /// Writes rows, and tells the places that they have.
  @FunctionalInterface
  interface RowWriter {
    void write(OutputStream file, Numbers places) throws IOException;
  }

  /// What writes the content of a file.
  @FunctionalInterface
  private interface Content {
    void write(OutputStream file) throws IOException;
  }

  private final Zip zip;
  private final ExportQuery query;
  private final SignedCheckpoint signed;
  private final VerifiableLog log;
  private final Map<String, byte[]> digests = new LinkedHashMap<>();

  BundleWriter(OutputStream out, ExportQuery query, SignedCheckpoint signed, VerifiableLog log) {
    this.zip = new Zip(out);
    this.query = query;
    this.signed = signed;
    this.log = log;
  }

  void begin() throws IOException {
    file("README.txt", out -> out.write(resource("README.txt")));
    file("Verify.java", out -> out.write(resource("Verify.java")));
    var keys = log.keys().stream().map(LogKey::vkey).collect(Collectors.joining("\n", "", "\n"));
    file("keys", out -> out.write(keys.getBytes(UTF_8)));
    file("checkpoint", out -> out.write(signed.bytes()));
  }

  void rows(RowWriter rows) throws IOException {
    var places = new Numbers();
    file(query.what() + ".ndjson", out -> rows.write(out, places));
    if (query.of() == ExportOf.CHANGES) {
      file("proof", out -> prove(places, 0, signed.size(), out));
    }
  }

  /// The hash of each part of the log of which no change is here, from left to right: with the
  /// changes they give the root of the checkpoint.
  private void prove(Numbers places, long from, long to, OutputStream out) throws IOException {
    if (to == 0 || places.areAllIn(from, to)) {
      return;
    }
    if (!places.isAnyIn(from, to)) {
      out.write((log.hash(from, to).base64() + "\n").getBytes(UTF_8));
      return;
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    prove(places, from, middle, out);
    prove(places, middle, to, out);
  }

  void end(Manifest manifest) throws IOException {
    var note = log.sign(manifest.text(digests));
    file("manifest", out -> out.write(note.bytes()));
    zip.setComment(Sealed.PLACE);
    zip.finish();
    zip.flush();
  }

  private void file(String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var digested = new Digested(zip);
    content.write(digested);
    zip.closeEntry();
    digests.put(name, digested.sha256OfAll());
  }

  private static byte[] resource(String name) throws IOException {
    try (var file = Objects.requireNonNull(BundleWriter.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    }
  }

  /// Without an end to what is not whole.
  @Override
  public void close() {
    zip.release();
  }
}
