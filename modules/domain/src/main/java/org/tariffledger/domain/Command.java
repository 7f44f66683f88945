package org.tariffledger.domain;

/// Something somebody wants recorded.
public sealed interface Command permits MeasureCommand, ReferenceCommand {

  Announcement announcement();
}
