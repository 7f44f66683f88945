package org.tariffledger.domain;

/// Something that became true in the record.
public sealed interface Event permits MeasureEvent, ReferenceEvent, DiplomacyEvent {

  Announcement announcement();
}
