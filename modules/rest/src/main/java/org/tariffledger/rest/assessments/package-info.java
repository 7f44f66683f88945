/// Entries held against the record: what was charged beside what was due.
@NullMarked
package org.tariffledger.rest.assessments;

import org.jspecify.annotations.NullMarked;
