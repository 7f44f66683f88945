package org.tariffledger.domain;

/// What happened between economies beside their measures.
public sealed interface DiplomacyEvent extends Event
    permits NegotiationEvent, JointResponseEvent, StatementEvent {}
