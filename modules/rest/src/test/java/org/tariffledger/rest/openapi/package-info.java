/// Tests of the API document.
@NullMarked
package org.tariffledger.rest.openapi;

import org.jspecify.annotations.NullMarked;
