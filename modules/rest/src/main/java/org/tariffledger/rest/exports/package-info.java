/// Exports for auditors.
@NullMarked
package org.tariffledger.rest.exports;

import org.jspecify.annotations.NullMarked;
