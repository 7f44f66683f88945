/// The verifiable log: a Merkle tree over the public change log, signed checkpoints of it, and
/// proofs that a change stands in it and that nothing was rewritten.
@NullMarked
package org.tariffledger.audit.log;

import org.jspecify.annotations.NullMarked;
