package org.tariffledger.rest.commands;

import java.util.Set;
import org.tariffledger.commands.Expected;
import org.tariffledger.domain.Command;

/// A command as it came: `inPath` are the pointers of what the path has said, `expected` is what it
/// says of the version that its caller has seen.
public record Posted<C extends Command>(
    C command, Set<String> inPath, Caller caller, Expected expected) {}
