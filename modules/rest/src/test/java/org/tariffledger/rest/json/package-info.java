/// Tests of how values are written.
@NullMarked
package org.tariffledger.rest.json;

import org.jspecify.annotations.NullMarked;
