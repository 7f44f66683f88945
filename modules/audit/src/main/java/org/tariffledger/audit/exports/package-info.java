/// Exports: what the ledger holds, row by row, and bundles of it that can be verified without the
/// ledger.
@NullMarked
package org.tariffledger.audit.exports;

import org.jspecify.annotations.NullMarked;
