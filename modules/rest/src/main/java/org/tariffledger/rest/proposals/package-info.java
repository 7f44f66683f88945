/// Acts that wait for a second person: how they are kept and shown.
@NullMarked
package org.tariffledger.rest.proposals;

import org.jspecify.annotations.NullMarked;
