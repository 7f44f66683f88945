/// Tests of how rates are shown.
@NullMarked
package org.tariffledger.rest.rates;

import org.jspecify.annotations.NullMarked;
