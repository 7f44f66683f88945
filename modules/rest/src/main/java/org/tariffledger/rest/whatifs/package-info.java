/// What proposed acts would do, tried on a branch that nobody else sees.
@NullMarked
package org.tariffledger.rest.whatifs;

import org.jspecify.annotations.NullMarked;
