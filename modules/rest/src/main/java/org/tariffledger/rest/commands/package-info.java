/// Commands and acts as they come: read, handed to the ledger, answered, and once only by key.
@NullMarked
package org.tariffledger.rest.commands;

import org.jspecify.annotations.NullMarked;
