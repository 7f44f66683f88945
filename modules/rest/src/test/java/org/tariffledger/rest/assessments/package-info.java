/// Tests of files of entries, as they are kept.
@NullMarked
package org.tariffledger.rest.assessments;

import org.jspecify.annotations.NullMarked;
