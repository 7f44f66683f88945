/// Whether all goes together, for operators.
@NullMarked
package org.tariffledger.rest.doctor;

import org.jspecify.annotations.NullMarked;
