/// What the ledger keeps secret, sealed under a key that is not in its database.
@NullMarked
package org.tariffledger.subscriptions.secrets;

import org.jspecify.annotations.NullMarked;
