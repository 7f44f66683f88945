package org.tariffledger.rest.schemas;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tariffledger.subscriptions.SchemaId;

/// Which schemas there are.
@Schema(description = "The JSON Schema of every type of change.")
record ChangeSchemaList(List<Entry> items) {

  @Schema(description = "Which schema, and where it is.")
  record Entry(
      @Schema(
              description = "The type of change, or org.tariffledger.change for what all say.",
              example = "org.tariffledger.rate.changed")
          String type,
      @Schema(example = "1") int version,
      @Schema(
              description = "As `dataschema` names it.",
              example = "https://tariffledger.org/schemas/org.tariffledger.rate.changed/1")
          String uri,
      @Schema(
              description = "Its path at this server.",
              example = "/v1/schemas/org.tariffledger.rate.changed/1")
          String path) {

    static Entry of(SchemaId id) {
      return new Entry(
          id.type(),
          id.version(),
          id.uri(),
          SchemasController.PATH + "/" + id.type() + "/" + id.version());
    }
  }
}
