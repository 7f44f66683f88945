/// Each look of the doctor, at what is well and at what is not.
@NullMarked
package org.tariffledger.audit.doctor;

import org.jspecify.annotations.NullMarked;
