package org.tariffledger.rest.exports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.tariffledger.audit.exports.ExportFormat;
import org.tariffledger.audit.exports.ExportQuery;
import org.tariffledger.audit.exports.Exported;
import org.tariffledger.rest.http.AnswerCut;
import org.tariffledger.rest.http.ContentDigest;

/// One export on its way to a client. It either comes whole or is cut.
record ExportAnswer(
    ExportQuery query,
    ExportFormat format,
    HttpServletRequest request,
    HttpServletResponse response) {

  static final String ROWS = "Export-Rows";

  private static final Logger LOG = LoggerFactory.getLogger(ExportAnswer.class);

  /// Writes the body.
  @FunctionalInterface
  interface Body {
    Exported write(OutputStream out) throws IOException;
  }

  /// Whose key it was.
  String actor() {
    return Objects.requireNonNull(request.getUserPrincipal()).getName();
  }

  void send(ExportPlaces.Place place, Body body) {
    response.setContentType(
        format.type() + (format == ExportFormat.BUNDLE ? "" : ";charset=UTF-8"));
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName() + "\"");
    if (request.getMethod().equals(HttpMethod.GET.name())) {
      write(place, body);
    }
  }

  private String fileName() {
    return "%s-%d-%d.%s".formatted(query.what(), query.from(), query.to(), format.extension());
  }

  private void write(ExportPlaces.Place place, Body body) {
    var began = System.nanoTime();
    var trailers = trailers();
    try {
      var exported = body.write(response.getOutputStream());
      trailers.set(
          Map.of(
              ContentDigest.HEADER,
              "sha-256=:" + exported.sha256() + ":",
              ROWS,
              String.valueOf(exported.rows())));
      place.done(exported.rows());
      LOG.info(
          "{} exported {}, {} rows as {}, {} bytes, in {} ms",
          actor(),
          query,
          exported.rows(),
          format,
          exported.bytes(),
          Duration.ofNanos(System.nanoTime() - began).toMillis());
    } catch (IOException | UncheckedIOException e) {
      place.broke();
      LOG.info("The client of an export by {} has gone: {}", actor(), e.getMessage());
    } catch (RuntimeException e) {
      place.broke();
      if (!response.isCommitted()) {
        response.reset();
        throw e;
      }
      LOG.warn("An export by {} fails in its middle and is cut.", actor(), e);
      throw new AnswerCut(e);
    }
  }

  /// For who says that it reads them; others might stumble over them.
  private AtomicReference<Map<String, String>> trailers() {
    var trailers = new AtomicReference<Map<String, String>>(Map.of());
    var isWanted =
        Collections.list(request.getHeaders(HttpHeaders.TE)).stream()
            .anyMatch(te -> te.contains("trailers"));
    if (isWanted) {
      response.setHeader(HttpHeaders.TRAILER, ContentDigest.HEADER + ", " + ROWS);
      response.setTrailerFields(trailers::get);
    }
    return trailers;
  }
}
