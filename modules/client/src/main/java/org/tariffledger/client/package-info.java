/// The command line: asks a running server over HTTP, and brings files to it.
@NullMarked
package org.tariffledger.client;

import org.jspecify.annotations.NullMarked;
