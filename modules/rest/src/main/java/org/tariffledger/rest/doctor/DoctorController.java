package org.tariffledger.rest.doctor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.audit.doctor.Doctor;
import org.tariffledger.rest.http.LongReads;

/// `/v1/admin/doctor`
@Tag(name = "Operations")
@RestController
class DoctorController {

  private final Doctor doctor;
  private final LongReads places;

  DoctorController(Doctor doctor, LongReads places) {
    this.doctor = doctor;
    this.places = places;
  }

  @Operation(
      summary = "Whether all goes together",
      description =
          "The store against each reader of it, the change log against the store, the tree of the"
              + " log against the change log, what was built anew against what is in use, clocks,"
              + " and work that does not go on. It reads every row of events and changes once, and"
              + " changes nothing. 200 whatever is found.")
  @GetMapping(path = "/v1/admin/doctor", produces = "application/json")
  ResponseEntity<Diagnosis> look() {
    var checks = places.take(doctor::look);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Diagnosis.of(Instant.now(), checks));
  }
}
