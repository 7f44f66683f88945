/// The whole system from outside: a real server, a real store, real HTTP.
@NullMarked
package org.tariffledger.app.journeys;

import org.jspecify.annotations.NullMarked;
