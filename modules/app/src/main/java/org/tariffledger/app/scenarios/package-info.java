/// Brings files of acts into the ledger, each act once.
@NullMarked
package org.tariffledger.app.scenarios;

import org.jspecify.annotations.NullMarked;
