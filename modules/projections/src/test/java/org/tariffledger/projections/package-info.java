/// The rate book against a model that knows none of its code.
@NullMarked
package org.tariffledger.projections;

import org.jspecify.annotations.NullMarked;
