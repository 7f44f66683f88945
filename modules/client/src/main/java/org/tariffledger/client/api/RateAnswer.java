package org.tariffledger.client.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one question of a batch got: a rate, or every fault of it.
public sealed interface RateAnswer {

  record Answered(Rate rate) implements RateAnswer {}

  record Refused(Problem problem) implements RateAnswer {}

  static RateAnswer of(JsonNode json) {
    return json.path("problem") instanceof ObjectNode problem
        ? new Refused(Problem.of(problem, json.path("status").asInt()))
        : new Answered(Rate.of(json.path("rate")));
  }
}
