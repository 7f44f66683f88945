/// The public change log: what happened and which rates changed, told once, in one order.
@NullMarked
package org.tariffledger.subscriptions;

import org.jspecify.annotations.NullMarked;
