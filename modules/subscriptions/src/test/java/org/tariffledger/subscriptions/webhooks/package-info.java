@NullMarked
package org.tariffledger.subscriptions.webhooks;

import org.jspecify.annotations.NullMarked;
