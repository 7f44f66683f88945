package org.tariffledger.domain;

/// What can be recorded about the war's other moves. None of them moves a rate by itself.
public sealed interface DiplomacyCommand extends Command
    permits NegotiationCommand, JointResponseCommand, StatementCommand {}
