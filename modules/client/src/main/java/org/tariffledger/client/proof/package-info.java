/// Verifies what a ledger publishes and exports against its log, by code of its own: nothing here
/// is shared with the server, nor with the one file for auditors.
@NullMarked
package org.tariffledger.client.proof;

import org.jspecify.annotations.NullMarked;
