/// Measurements, each beside the floor it is compared with.
@NullMarked
package org.tariffledger.benchmarks;

import org.jspecify.annotations.NullMarked;
