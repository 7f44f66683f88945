package org.tariffledger.rest.events;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.commands.EventReader;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.ReadPosition;

/// `/v1/audit/records`
@Tag(name = "Audit")
@RestController
class RecordsController {

  /// So many events are looked at for one page.
  private static final int LOOKED_AT_MAX = 20_000;

  private static final int ROWS_AT_ONCE = 1_000;

  private final EventReader events;

  RecordsController(EventReader events) {
    this.events = events;
  }

  @Operation(
      summary = "Who recorded what",
      description =
          "Everything that was recorded in a period, in the ledger's order, with the key that"
              + " recorded it, the act, and why. A page looks at 20,000 events at most: it may hold"
              + " fewer than were asked for, even none, and `nextCursor` says that there is more to"
              + " look at.")
  @GetMapping(path = "/v1/audit/records", produces = "application/json")
  ResponseEntity<Page<AuditedEvent>> records(
      @ParameterObject RecordParameters asked,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var faults = from.faults();
    var begin = asked.begin(faults);
    var end = asked.end(faults);
    if (!begin.isBefore(end)) {
      faults.add("to", "end-before-start", "The end must come after the start.");
    }
    var limit = page.limitOf(faults);
    var after = page.numberAfterOf(0, faults);
    var last = from.value();
    var wanted = asked.wanted();
    var found = new ArrayList<AuditedEvent>();
    for (int looked = 0; looked < LOOKED_AT_MAX; looked += ROWS_AT_ONCE) {
      var rows = events.recorded(begin, end, after, ROWS_AT_ONCE);
      for (var row : rows) {
        if (row.entry().position() > last) {
          return answer(new Page<>(found, null), from);
        }
        if (wanted.test(row)) {
          if (found.size() == limit) {
            return answer(new Page<>(found, Page.cursor("" + after)), from);
          }
          found.add(AuditedEvent.of(row));
        }
        after = row.entry().position();
      }
      if (rows.size() < ROWS_AT_ONCE) {
        return answer(new Page<>(found, null), from);
      }
    }
    return answer(new Page<>(found, Page.cursor("" + after)), from);
  }

  private static ResponseEntity<Page<AuditedEvent>> answer(
      Page<AuditedEvent> page, ReadPosition from) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(ReadPosition.HEADER, "" + from.value())
        .headers(Page.next(page.nextCursor()))
        .body(page);
  }
}
