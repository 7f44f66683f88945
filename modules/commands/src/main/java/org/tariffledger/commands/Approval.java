package org.tariffledger.commands;

/// That a second person has looked at an act before it was recorded: which proposal it was, who
/// approved it, and what they said.
public record Approval(String proposal, String approver, String note) {}
