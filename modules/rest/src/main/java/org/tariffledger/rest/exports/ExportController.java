package org.tariffledger.rest.exports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.audit.exports.ExportFormat;
import org.tariffledger.audit.exports.ExportOf;
import org.tariffledger.audit.exports.ExportedBy;
import org.tariffledger.audit.exports.Exports;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.rest.changes.FilterParameters;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.Readiness;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.subscriptions.ChangeFeed;

/// `/v1/audit/export`
@Tag(name = "Audit")
@RestController
class ExportController {

  private final Exports exports;
  private final ExportPlaces places;
  private final ChangeFeed feed;
  private final LedgerHead head;
  private final Readiness readiness;
  private final Present present;

  ExportController(
      Exports exports,
      ExportPlaces places,
      ChangeFeed feed,
      LedgerHead head,
      Readiness readiness,
      Present present) {
    this.exports = exports;
    this.places = places;
    this.feed = feed;
    this.head = head;
    this.readiness = readiness;
    this.present = present;
  }

  @Operation(
      summary = "All that is public, or stored, as a file",
      description =
          "Streamed, whatever its size. Where the server fails in the middle the body is cut, which"
              + " every client of HTTP/1.1 finds out. A client that says `TE: trailers` is told"
              + " `Content-Digest` and `Export-Rows` at the end. Needs a key with the scope"
              + " audit:read.")
  @GetMapping("/v1/audit/export")
  void export(
      @ParameterObject ExportParameters parameters,
      @ParameterObject FilterParameters wanted,
      Faults faults,
      HttpServletRequest request,
      HttpServletResponse response) {
    readiness.require();
    refuseOlderHttp(request, faults);
    wanted.checkLedger(feed.ledger(), faults);
    var what = parameters.ofWhat(faults);
    var format = parameters.formatOf(faults);
    var isBundle = format == ExportFormat.BUNDLE;
    var query =
        parameters.query(
            what, last(what, isBundle && parameters.to() == null), wanted, present.now(), faults);
    faults.throwIfAny();
    try (var place = places.take()) {
      var answer = new ExportAnswer(query, format, request, response);
      if (isBundle) {
        var signed = exports.checkpoint(query);
        var by = new ExportedBy(answer.actor(), present.now());
        answer.send(place, out -> exports.writeBundle(query, signed, by, out));
      } else {
        answer.send(place, out -> exports.write(query, format, out));
      }
    }
  }

  private long last(ExportOf what, boolean isOfNewestCheckpoint) {
    return switch (what) {
      case EVENTS -> head.now().position();
      case CHANGES ->
          isOfNewestCheckpoint
              ? exports.newestCheckpoint().size() - 1
              : feed.headNow().sequence() - 1;
    };
  }

  /// Where the end of a body is the end of the connection nobody can tell that it was cut. Some
  /// proxies ask so unless they are told otherwise.
  private static void refuseOlderHttp(HttpServletRequest request, Faults faults) {
    if (request.getProtocol().equals("HTTP/1.0")) {
      faults.add(
          "HTTP-Version",
          "older-http",
          "Ask by HTTP/1.1: of an answer by HTTP/1.0 nobody can tell that it was cut.");
    }
  }
}
