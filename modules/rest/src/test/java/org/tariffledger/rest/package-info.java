/// Tests of what HTTP adds: reading, refusing, rendering, keys and limits.
@NullMarked
package org.tariffledger.rest;

import org.jspecify.annotations.NullMarked;
