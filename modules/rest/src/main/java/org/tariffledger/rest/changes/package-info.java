/// The public change log as a feed, and what the clock will change next.
@NullMarked
package org.tariffledger.rest.changes;

import org.jspecify.annotations.NullMarked;
