package org.tariffledger.domain;

/// A command that an accepted one brings with it, in the same act. `pointer` names the field of the
/// first that it comes from (RFC 6901).
public record Consequence(String pointer, Command command) {}
