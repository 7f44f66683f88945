/// Tests of the channel to Kafka that need no broker.
@NullMarked
package org.tariffledger.subscriptions.kafka;

import org.jspecify.annotations.NullMarked;
