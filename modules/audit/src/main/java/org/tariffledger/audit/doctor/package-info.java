/// Looks whether all that is stored and derived goes together, and whether work goes on.
@NullMarked
package org.tariffledger.audit.doctor;

import org.jspecify.annotations.NullMarked;
