package org.tariffledger.commands;

import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// A recorded event in its stream: `measure:us-reciprocal-jp`, version 3 (counted from 0).
/// `name` is its stored name, `eventId` and `act` tell it from all others.
public record Stored(
    Recorded<Event> entry, String stream, long version, String name, String eventId, String act) {}
