/// Tests of what every path shares.
@NullMarked
package org.tariffledger.rest.http;

import org.jspecify.annotations.NullMarked;
