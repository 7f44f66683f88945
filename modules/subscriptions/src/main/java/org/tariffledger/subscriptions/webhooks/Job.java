package org.tariffledger.subscriptions.webhooks;

import java.util.List;

/// A delivery that somebody has claimed: what to send and how to sign it. The claim is good until
/// the lease is over; what comes of it counts only while fence and lease are as they were.
record Job(
    Webhook webhook,
    List<SigningKey> keys,
    long number,
    Message message,
    int attempts,
    int calls,
    long fence,
    long leaseMs) {}
