/// The verifiable log: its checkpoints, tiles, receipts and keys.
@NullMarked
package org.tariffledger.rest.log;

import org.jspecify.annotations.NullMarked;
