/// How values are written in requests and answers, and what is found wrong in those that came.
@NullMarked
package org.tariffledger.rest.json;

import org.jspecify.annotations.NullMarked;
