/// Where the ledger is kept: an H2 file of its own, or a PostgreSQL database.
@NullMarked
package org.tariffledger.app.store;

import org.jspecify.annotations.NullMarked;
