/// What economies charge on each other: two of them, or all.
@NullMarked
package org.tariffledger.rest.relations;

import org.jspecify.annotations.NullMarked;
