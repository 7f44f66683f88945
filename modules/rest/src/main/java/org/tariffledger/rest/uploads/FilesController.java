package org.tariffledger.rest.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.rest.commands.Caller;
import org.tariffledger.rest.commands.CommandDesk;
import org.tariffledger.rest.commands.CommandResult;
import org.tariffledger.rest.commands.FileReport;
import org.tariffledger.rest.commands.FiledContent;
import org.tariffledger.rest.commands.Posted;
import org.tariffledger.rest.files.ListFile;
import org.tariffledger.rest.files.Reading;
import org.tariffledger.rest.files.ScheduleFile;
import org.tariffledger.rest.http.Flags;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.Upload;
import org.tariffledger.rest.json.Faults;

/// The commands whose content may come as a file. In the API document they stand with the same
/// commands in JSON, see `FileDocs`.
@Hidden
@RestController
class FilesController {

  private static final String JSON = "application/json";

  private final CommandDesk desk;
  private final Uploads uploads;
  private final Present present;

  FilesController(CommandDesk desk, Uploads uploads, Present present) {
    this.desk = desk;
    this.uploads = uploads;
    this.present = present;
  }

  @PostMapping(path = "/v1/product-lists/{id}/versions", consumes = Upload.CSV, produces = JSON)
  ResponseEntity<CommandResult> publishProductList(
      @PathVariable("id") String id,
      @ParameterObject ListFileParameters said,
      Faults faults,
      HttpServletRequest request)
      throws IOException {
    var list =
        Ids.read(id, ProductListId::new).orElseThrow(() -> HttpRefusal.unknown("product-list", id));
    return uploads.take(
        request.getContentLengthLong(),
        room -> {
          var upload = Upload.of(request, faults);
          var reading =
              ListFile.read(room.of(upload.stream()), said.column(), said.conditions(faults));
          var file = end(upload, reading, faults);
          var codes = reading.content();
          var content =
              Map.of("list", list, "codes", codes == null ? List.of() : List.copyOf(codes.codes()));
          var command =
              said.head().command(PublishProductList.class, content, present.now(), faults);
          var isDryRun = Flags.read(Flags.DRY_RUN, said.dryRun(), faults);
          return record(posted(command, Set.of("/list"), file, request, faults), file, isDryRun);
        });
  }

  @PostMapping(path = "/v1/schedules", consumes = Upload.CSV, produces = JSON)
  ResponseEntity<CommandResult> publishSchedule(
      @ParameterObject ScheduleFileParameters said, Faults faults, HttpServletRequest request)
      throws IOException {
    return uploads.take(
        request.getContentLengthLong(),
        room -> {
          var upload = Upload.of(request, faults);
          var reading = ScheduleFile.read(room.of(upload.stream()), said.format(faults));
          var file = end(upload, reading, faults);
          var schedule = reading.content();
          var lines = schedule == null ? FiledContent.UNREADABLE : schedule.lines();
          var content = Map.of("lines", lines, "fileDigest", file.fileDigest());
          var command =
              said.head(FiledContent.extent(reading))
                  .command(PublishSchedule.class, content, present.now(), faults);
          var isDryRun = Flags.read(Flags.DRY_RUN, said.dryRun(), faults);
          return record(posted(command, Set.of(), file, request, faults), file, isDryRun);
        });
  }

  private static FileReport.Draft end(Upload upload, Reading<?> reading, Faults faults)
      throws IOException {
    faults.addAll(reading.faults());
    return FileReport.Draft.of(reading, upload.end(faults));
  }

  /// The digest of the body stands for the body, which nobody holds as a whole.
  private static <C extends Command> Posted<C> posted(
      @Nullable C command,
      Set<String> inPath,
      FileReport.Draft file,
      HttpServletRequest request,
      Faults faults) {
    var caller = Caller.of(request, file.fileDigest().value().getBytes(UTF_8), faults);
    var expected = Preconditions.of(request, faults);
    faults.throwIfAny();
    return new Posted<>(Objects.requireNonNull(command), inPath, caller, expected);
  }

  private ResponseEntity<CommandResult> record(
      Posted<?> posted, FileReport.Draft file, boolean isDryRun) {
    return isDryRun ? desk.rehearse(posted, file) : desk.record(posted, file);
  }
}
