/// Turns events into what queries read: the rate book and the tables.
@NullMarked
package org.tariffledger.projections;

import org.jspecify.annotations.NullMarked;
