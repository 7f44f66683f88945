/// Negotiations, joint responses and statements, for reading.
@NullMarked
package org.tariffledger.rest.talks;

import org.jspecify.annotations.NullMarked;
