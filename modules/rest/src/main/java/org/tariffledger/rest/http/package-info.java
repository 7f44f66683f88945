/// What every path shares: problems, limits, versions, pages, times, and how long an answer keeps.
@NullMarked
package org.tariffledger.rest.http;

import org.jspecify.annotations.NullMarked;
