/// A small client of a Tariff Ledger for programs: rates, acts, changes, webhooks.
@NullMarked
package org.tariffledger.client.api;

import org.jspecify.annotations.NullMarked;
