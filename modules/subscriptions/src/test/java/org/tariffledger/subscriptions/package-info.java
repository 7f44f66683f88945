@NullMarked
package org.tariffledger.subscriptions;

import org.jspecify.annotations.NullMarked;
