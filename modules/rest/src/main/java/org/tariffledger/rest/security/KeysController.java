package org.tariffledger.rest.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.security.KeyRecords.KeyRecord;

/// `/v1/admin/keys`, and for auditors what became of them.
@Tag(name = "Keys")
@RestController
public class KeysController {

  private static final Logger LOG = LoggerFactory.getLogger(KeysController.class);
  private static final String PATH = "/v1/admin/keys";
  private static final String JSON = "application/json";

  private final ApiKeys keys;
  private final KeyRecords records;

  KeysController(ApiKeys keys, KeyRecords records) {
    this.keys = keys;
    this.records = records;
  }

  /// A key without its secret.
  public record KeyAnswer(
      @Schema(description = "What events and proposals call it.", example = "desk-1") String name,
      @Schema(description = "What it may do.") List<String> scopes,
      Instant createdAt) {

    static KeyAnswer of(ApiKeys.Listed key) {
      return new KeyAnswer(key.name(), key.scopes(), key.createdAt());
    }
  }

  /// A new one, the only time that it is seen.
  public record KeyIssued(
      @Schema(description = "What events and proposals call it.", example = "desk-1") String name,
      @Schema(description = "What it may do.") List<String> scopes,
      @Schema(description = "The key itself: only its hash is kept, it is never shown again.")
          String key) {}

  @Operation(
      summary = "Make a key",
      description =
          "For one person or one client: what it records carries its name for ever. The key is"
              + " answered this once.")
  @PostMapping(path = PATH, consumes = JSON, produces = JSON)
  ResponseEntity<KeyIssued> make(Faults faults, HttpServletRequest request) throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), faults);
    var asked = NewKey.read(body, faults);
    var by = Owner.of(request).name();
    var key =
        keys.issueNew(asked.name(), asked.scopes(), by)
            .orElseThrow(
                () ->
                    HttpRefusal.conflict(
                        "key-exists", "There is a key " + asked.name() + " already."));
    LOG.info("{} made the key {} with {}", by, asked.name(), asked.scopes());
    return ResponseEntity.created(URI.create(PATH + "/" + asked.name()))
        .cacheControl(CacheControl.noStore())
        .body(new KeyIssued(asked.name(), asked.scopes().stream().sorted().toList(), key));
  }

  /// Which records are asked for.
  public record KeyRecordParameters(
      @Parameter(description = "Only of keys of this name.", example = "desk-1")
          @Nullable String name) {}

  /// That a key was made or taken back.
  public record KeyRecordAnswer(
      Instant at,
      @Schema(description = "made, or takenBack.") KeyRecords.What what,
      @Schema(description = "Of the key that it is about.", example = "desk-1") String name,
      @Schema(description = "What it may do, or might.") List<String> scopes,
      @Schema(
              description =
                  "The key that asked for it; null at a start of a server, and for keys that were"
                      + " made before this was kept.",
              example = "chief")
          @Nullable String by) {

    static KeyRecordAnswer of(KeyRecord record) {
      return new KeyRecordAnswer(
          record.at(), record.what(), record.name(), record.scopes(), record.by());
    }
  }

  @Operation(
      summary = "Which keys were made and taken back",
      description =
          "When and by whom, in the order in which it happened, also of keys that there are no"
              + " more. Nothing of it is ever forgotten.")
  @GetMapping(path = "/v1/audit/key-records", produces = JSON)
  ResponseEntity<Page<KeyRecordAnswer>> records(
      @ParameterObject KeyRecordParameters asked,
      @ParameterObject Page.Parameters page,
      Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.numberAfterOf(0, faults);
    var name = NewKey.named("name", asked.name(), faults);
    faults.throwIfAny();
    var found = records.list(name, after, limit + 1);
    var shown = Page.ofNumbered(found, KeyRecord::number, limit);
    return ResponseEntity.ok()
        .headers(Page.next(shown.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(shown.map(KeyRecordAnswer::of));
  }

  @Operation(summary = "All keys", description = "Without what they are, in the order of names.")
  @GetMapping(path = PATH, produces = JSON)
  ResponseEntity<Page<KeyAnswer>> list(@ParameterObject Page.Parameters page, Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.afterOf(faults);
    faults.throwIfAny();
    var shown = Page.of(keys.all(), ApiKeys.Listed::name, limit, after);
    return ResponseEntity.ok()
        .headers(Page.next(shown.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(shown.map(KeyAnswer::of));
  }

  @Operation(summary = "A key", description = "Without what it is.")
  @GetMapping(path = PATH + "/{name}", produces = JSON)
  ResponseEntity<KeyAnswer> get(@PathVariable("name") String name) {
    var found = keys.find(name).orElseThrow(() -> HttpRefusal.unknown("key", name));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(KeyAnswer.of(found));
  }

  @Operation(
      summary = "Take a key back",
      description =
          "It opens nothing any more, at once. What it has recorded stays, and carries its name.")
  @DeleteMapping(path = PATH + "/{name}")
  ResponseEntity<Void> delete(@PathVariable("name") String name, HttpServletRequest request) {
    var by = Owner.of(request).name();
    if (by.equals(name)) {
      throw HttpRefusal.conflict(
          "own-key", "A key does not take itself back: another one with the scope admin has to.");
    }
    switch (keys.takeBack(name, by)) {
      case DONE -> LOG.info("{} took the key {} back", by, name);
      case UNKNOWN -> throw HttpRefusal.unknown("key", name);
      case ASKED_BY_NOBODY ->
          throw HttpRefusal.conflict("own-key", "The key that asks was taken back meanwhile.");
    }
    return ResponseEntity.noContent().build();
  }
}
