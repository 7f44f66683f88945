/// Webhooks: changes are sent to addresses that somebody has asked for, signed and again until they
/// have come.
@NullMarked
package org.tariffledger.subscriptions.webhooks;

import org.jspecify.annotations.NullMarked;
