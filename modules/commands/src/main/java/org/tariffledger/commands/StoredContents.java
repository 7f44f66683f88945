package org.tariffledger.commands;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Digest;

/// Large contents, each kept once by its digest, and packed.
public final class StoredContents implements Contents {

  private final JdbcClient jdbc;

  StoredContents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// To be called in the transaction of the events that name it, after they were appended: whoever
  /// keeps the same content at the same time has waited for the head of the ledger.
  void keep(String text) {
    var digest = Digest.of(text).value();
    if (!isKept(digest)) {
      jdbc.sql("insert into content (digest, characters, packed) values (?, ?, ?)")
          .params(digest, text.length(), packed(text))
          .update();
    }
  }

  private boolean isKept(String digest) {
    return jdbc.sql("select 1 from content where digest = ?")
        .param(digest)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  @Override
  public String text(Digest digest) {
    return jdbc.sql("select packed from content where digest = ?")
        .param(digest.value())
        .query((row, _) -> unpacked(row.getBytes(1)))
        .optional()
        .orElseThrow(
            () -> new IllegalStateException("The store lacks the content " + digest + "."));
  }

  private static byte[] packed(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
