/// The command line: asks a running server over HTTP, records, and follows changes.
@NullMarked
package org.tariffledger.client;

import org.jspecify.annotations.NullMarked;
