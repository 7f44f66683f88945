package org.tariffledger.client;

import picocli.CommandLine.Command;

/// The commands that bring files to the ledger.
@Command(
    name = "import",
    synopsisSubcommandLabel = "<command>",
    description = "Brings a schedule, a product list or a scenario to the ledger.")
final class ImportCommand {}
