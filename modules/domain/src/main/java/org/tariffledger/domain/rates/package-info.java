/// The rate of a product between two economies at three times, and how it comes about.
@NullMarked
package org.tariffledger.domain.rates;

import org.jspecify.annotations.NullMarked;
