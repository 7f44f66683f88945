/// Webhooks, as their owners make, change and look at them.
@NullMarked
package org.tariffledger.rest.webhooks;

import org.jspecify.annotations.NullMarked;
