package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.audit.log.TileId;
import org.tariffledger.audit.log.VerifiableLog;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.json.Faults;

/// `/v1/audit/tile`: the tree in pieces that never change, as c2sp.org/tlog-tiles lays them out.
@Tag(name = "Audit")
@RestController
class TileController {

  static final String BYTES = MediaType.APPLICATION_OCTET_STREAM_VALUE;

  private static final String TILE = "/v1/audit/tile/{level}/{number}";
  private static final String ENTRIES = "/v1/audit/tile/entries/{number}";
  private static final String PARTIAL = ".p/{width}";
  private static final String FURTHER =
      " From the 1,000th on a number takes several path elements: 1234067 is x001/x234/067.";

  private static final Duration KEPT_FOR = Duration.ofDays(365);

  private final VerifiableLog log;

  TileController(VerifiableLog log) {
    this.log = log;
  }

  @Operation(
      summary = "A full tile of the tree",
      description =
          "256 hashes of 32 bytes: at level 0 of changes, above of full tiles below." + FURTHER)
  @GetMapping(path = TILE, produces = BYTES)
  ResponseEntity<byte[]> tile(
      @PathVariable("level") String level, @PathVariable("number") String number, Faults faults) {
    return tileAt(level, number, null, faults);
  }

  @Operation(
      summary = "A tile of the tree that is not full yet",
      description = "Its first 1 to 255 hashes, as many as a checkpoint's size says." + FURTHER)
  @GetMapping(path = TILE + PARTIAL, produces = BYTES)
  ResponseEntity<byte[]> partialTile(
      @PathVariable("level") String level,
      @PathVariable("number") String number,
      @PathVariable("width") String width,
      Faults faults) {
    return tileAt(level, number, width, faults);
  }

  @Operation(
      summary = "256 changes of the log",
      description = "Each as it was published, after its length in two bytes." + FURTHER)
  @GetMapping(path = ENTRIES, produces = BYTES)
  ResponseEntity<byte[]> entries(@PathVariable("number") String number, Faults faults) {
    return entriesAt(number, null, faults);
  }

  @Operation(
      summary = "The first changes of 256",
      description = "As many as a checkpoint's size says, 1 to 255." + FURTHER)
  @GetMapping(path = ENTRIES + PARTIAL, produces = BYTES)
  ResponseEntity<byte[]> partialEntries(
      @PathVariable("number") String number, @PathVariable("width") String width, Faults faults) {
    return entriesAt(number, width, faults);
  }

  /// With a number of several path elements.
  @Hidden
  @GetMapping(path = "/v1/audit/tile/{level}/{*path}", produces = BYTES)
  ResponseEntity<byte[]> further(
      @PathVariable("level") String level, @PathVariable("path") String path, Faults faults) {
    var parts = path.substring(1).split("\\.p/", -1);
    var width = parts.length == 1 ? null : parts[1];
    if (parts.length > 2) {
      faults.add("width", "bad-width", "A width stands once, at the end.");
    }
    return level.equals("entries")
        ? entriesAt(parts[0], width, faults)
        : tileAt(level, parts[0], width, faults);
  }

  private ResponseEntity<byte[]> tileAt(
      String levelText,
      String numberText,
      @org.jspecify.annotations.Nullable String widthText,
      Faults faults) {
    var level = Numbers.level(levelText, faults);
    var number = Numbers.tile(numberText, faults);
    var width = Numbers.width(widthText, faults);
    faults.throwIfAny();
    var bytes =
        log.tile(new TileId(level, number), width)
            .orElseThrow(() -> beyond("tile %d/%d".formatted(level, number), width));
    return answer(bytes, level + "-" + number + "-" + width);
  }

  private ResponseEntity<byte[]> entriesAt(
      String numberText, @org.jspecify.annotations.Nullable String widthText, Faults faults) {
    var number = Numbers.tile(numberText, faults);
    var width = Numbers.width(widthText, faults);
    faults.throwIfAny();
    var bytes =
        log.entries(number, width)
            .orElseThrow(() -> beyond("tile of changes %d".formatted(number), width));
    return answer(bytes, "entries-" + number + "-" + width);
  }

  private HttpRefusal beyond(String what, int width) {
    return HttpRefusal.notThere(
        "beyond-checkpoint",
        "In the newest checkpoint, of %,d changes, the %s does not have %d hashes."
            .formatted(log.checkpoint().size(), what, width));
  }

  private ResponseEntity<byte[]> answer(byte[] bytes, String tag) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.maxAge(KEPT_FOR).cachePublic().immutable())
        .eTag("\"" + tag + "\"")
        .body(bytes);
  }
}
