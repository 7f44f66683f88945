/// The duty on goods at three times, its history, and what differs between two moments.
@NullMarked
package org.tariffledger.rest.rates;

import org.jspecify.annotations.NullMarked;
