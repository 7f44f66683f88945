/// Acts brought to real stores.
@NullMarked
package org.tariffledger.commands;

import org.jspecify.annotations.NullMarked;
