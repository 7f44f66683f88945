/// Schedules of importers: their editions, columns and successions, and their lines.
@NullMarked
package org.tariffledger.rest.schedules;

import org.jspecify.annotations.NullMarked;
