@NullMarked
package org.tariffledger.rest.uploads;

import org.jspecify.annotations.NullMarked;
