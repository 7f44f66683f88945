package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.tariffledger.rest.whatifs.Proposal;

/// The body of a what-if: an act, and what is asked about it.
final class WhatIfDocs {

  private static final String PROPOSAL = "Proposal";

  static void describe(Operation operation) {
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    operation.setRequestBody(OperationDocs.body(PROPOSAL, Examples.of(Examples.WHAT_IF).body()));
  }

  static void addBody(OpenAPI api, Schema<?> act) {
    act.addProperty(
        "queries",
        Shapes.typed("array")
            .items(Shapes.reference(BatchDocs.QUERY))
            .maxItems(Proposal.QUERIES_MAX)
            .description("Answered as things are and as they would be."));
    act.addProperty(
        Proposal.RELATIONS,
        Shapes.typed("array")
            .items(pair())
            .maxItems(Proposal.RELATIONS_MAX)
            .description("Pairs of economies, in both directions."));
    api.getComponents().addSchemas(PROPOSAL, act);
  }

  private static Schema<?> pair() {
    var pair = Shapes.typed("object").additionalProperties(false);
    pair.addProperty("a", Shapes.typed("string"));
    pair.addProperty("b", Shapes.typed("string"));
    pair.addRequiredItem("a");
    pair.addRequiredItem("b");
    return pair;
  }

  private WhatIfDocs() {}
}
