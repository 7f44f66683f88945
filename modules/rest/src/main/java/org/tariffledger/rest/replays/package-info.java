/// Building projections anew, and what they would hold otherwise.
@org.jspecify.annotations.NullMarked
package org.tariffledger.rest.replays;
