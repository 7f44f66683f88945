/// The API document: what it says that the code cannot say by itself.
@NullMarked
package org.tariffledger.rest.openapi;

import org.jspecify.annotations.NullMarked;
