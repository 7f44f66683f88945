/// Good and tampered exports, held against both verifiers.
@NullMarked
package org.tariffledger.client.proof;

import org.jspecify.annotations.NullMarked;
