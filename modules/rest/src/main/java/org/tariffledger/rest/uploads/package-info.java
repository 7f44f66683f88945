/// Commands whose content comes as a file in the body.
@NullMarked
package org.tariffledger.rest.uploads;

import org.jspecify.annotations.NullMarked;
