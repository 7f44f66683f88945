/// Rates, tried on small records.
@NullMarked
package org.tariffledger.domain.rates;

import org.jspecify.annotations.NullMarked;
