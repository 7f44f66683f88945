/// Publishes the change log to a topic of Kafka, if the operator names a broker.
@NullMarked
package org.tariffledger.subscriptions.kafka;

import org.jspecify.annotations.NullMarked;
