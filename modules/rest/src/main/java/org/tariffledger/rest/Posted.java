package org.tariffledger.rest;

import java.util.Set;
import org.tariffledger.domain.Command;

/// A command as it came: `inPath` are the pointers of what the path has said.
record Posted<C extends Command>(C command, Set<String> inPath, Caller caller) {}
