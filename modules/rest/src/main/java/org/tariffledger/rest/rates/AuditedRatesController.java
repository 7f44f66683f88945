package org.tariffledger.rest.rates;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.events.Recorders;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;

/// Histories and differences as an auditor asks for them: with who recorded each event, and why.
/// They stand under paths of their own, so that no cache mixes them up with what everybody may
/// read.
@Tag(name = "Audit")
@RestController
class AuditedRatesController {

  private static final String HISTORY = "/v1/audit/rates/history";
  private static final String JSON = "application/json";

  private final HistoryController histories;
  private final DiffController differences;
  private final Recorders recorders;

  AuditedRatesController(
      HistoryController histories, DiffController differences, Recorders recorders) {
    this.histories = histories;
    this.differences = differences;
    this.recorders = recorders;
  }

  @Operation(
      summary = "How a rate changed, by whom and why",
      description =
          "As `GET /v1/rates/history`; the events that began a segment say in `recordedBy` which"
              + " key recorded them, in which act, and why.")
  @GetMapping(path = HISTORY, produces = JSON)
  ResponseEntity<History> history(
      @ParameterObject RateParameters parameters,
      @ParameterObject TimeParameters times,
      @ParameterObject HistoryParameters history,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var open = histories.history(parameters, times, history, page, from);
    var answer = answer(open);
    var rest = open.getHeaders().getFirst(HttpHeaders.LINK);
    if (rest != null) {
      answer.header(HttpHeaders.LINK, rest.replace("/v1/rates/history", HISTORY));
    }
    return answer.body(requireNonNull(open.getBody()).recorded(recorders));
  }

  @Operation(
      summary = "What two answers say differently, by whom and why",
      description =
          "As `GET /v1/rates/diff`; the events that explain it say in `recordedBy` which key"
              + " recorded them, in which act, and why.")
  @GetMapping(path = "/v1/audit/rates/diff", produces = JSON)
  ResponseEntity<RateDiff> diff(
      @ParameterObject RateParameters parameters,
      @ParameterObject TimeParameters times,
      @ParameterObject SecondTime second,
      ReadPosition from) {
    var open = differences.diff(parameters, times, second, from);
    return answer(open).body(requireNonNull(open.getBody()).recorded(recorders));
  }

  /// Who recorded what is nobody else's business.
  private static ResponseEntity.BodyBuilder answer(ResponseEntity<?> open) {
    var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
    var position = open.getHeaders().getFirst(ReadPosition.HEADER);
    return position == null ? answer : answer.header(ReadPosition.HEADER, position);
  }
}
