/// The one thing you run: wiring, configuration and start.
@NullMarked
package org.tariffledger.app;

import org.jspecify.annotations.NullMarked;
