/// Measures as they were recorded, and the chains in which they answer each other.
@NullMarked
package org.tariffledger.rest.measures;

import org.jspecify.annotations.NullMarked;
