/// The first key to the ledger, and who may reach it before there is one.
@NullMarked
package org.tariffledger.app.access;

import org.jspecify.annotations.NullMarked;
