/// Brings each command to its aggregate and the decision to the event store.
@NullMarked
package org.tariffledger.commands;

import org.jspecify.annotations.NullMarked;
