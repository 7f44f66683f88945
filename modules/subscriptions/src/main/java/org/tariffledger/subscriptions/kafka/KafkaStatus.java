package org.tariffledger.subscriptions.kafka;

/// How far the topic has got, as this server knows: `position` is the sequence of the last change
/// that is acknowledged, `lag` counts those that are not. `published` and `failures` are what this
/// server did since it started: changes published, and attempts that ended in a fault.
public record KafkaStatus(
    String topic, Phase phase, long position, long lag, long published, long failures) {}
