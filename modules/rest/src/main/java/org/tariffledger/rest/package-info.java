/// HTTP in, HTTP out: the only place that knows a status code. Here, what every request passes.
@NullMarked
package org.tariffledger.rest;

import org.jspecify.annotations.NullMarked;
