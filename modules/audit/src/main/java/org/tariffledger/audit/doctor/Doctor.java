package org.tariffledger.audit.doctor;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at everything, in order. What cannot be looked at is no reason not to look at the rest.
public final class Doctor {

  private static final Logger log = LoggerFactory.getLogger(Doctor.class);

  private final List<Examination> examinations;

  Doctor(List<Examination> examinations) {
    this.examinations = List.copyOf(examinations);
  }

  public List<Check> look() {
    return examinations.stream().map(Doctor::look).toList();
  }

  private static Check look(Examination examination) {
    try {
      return examination.look();
    } catch (RuntimeException e) {
      log.warn("The doctor could not look at {}.", examination.name(), e);
      return Check.failed(
          examination.name(),
          "It could not be looked at.",
          "See the log of the server, and whether its database answers.");
    }
  }
}
