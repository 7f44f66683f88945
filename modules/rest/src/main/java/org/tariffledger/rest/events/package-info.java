/// Recorded events, as they are shown.
@NullMarked
package org.tariffledger.rest.events;

import org.jspecify.annotations.NullMarked;
