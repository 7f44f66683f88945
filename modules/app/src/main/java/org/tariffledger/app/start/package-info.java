/// What a person reads when the server starts, or does not.
@NullMarked
package org.tariffledger.app.start;

import org.jspecify.annotations.NullMarked;
