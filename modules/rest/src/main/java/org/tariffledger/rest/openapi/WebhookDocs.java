package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.ResolvableType;
import org.tariffledger.rest.changes.Change;

/// What a webhook receives, and what it is to answer.
final class WebhookDocs {

  private static final SortedMap<String, String> HEADERS =
      new TreeMap<>(
          Map.of(
              "webhook-id", "The same for every attempt at this change.",
              "webhook-timestamp", "When the attempt was made, in seconds since 1970.",
              "webhook-signature", "Signatures of id, timestamp and body, separated by spaces."));

  static void add(OpenAPI api, Shapes shapes) {
    api.setWebhooks(Map.of("change", new PathItem().post(operation(shapes))));
  }

  private static Operation operation(Shapes shapes) {
    var change = shapes.of(ResolvableType.forClass(Change.class));
    var operation =
        new Operation()
            .operationId("receiveChange")
            .summary("A change that the webhook is to hear of")
            .description(
                "Signed as Standard Webhooks says, over the bytes as they came; the same bytes as"
                    + " in the feed.")
            .requestBody(
                new RequestBody()
                    .required(true)
                    .content(
                        new Content()
                            .addMediaType(
                                "application/cloudevents+json", new MediaType().schema(change))))
            .responses(
                new ApiResponses()
                    .addApiResponse("2XX", answer("Taken."))
                    .addApiResponse("410", answer("Never again: the webhook is disabled."))
                    .addApiResponse("default", answer("Not taken; it is sent again later.")));
    HEADERS.forEach(
        (name, description) ->
            operation.addParametersItem(
                new Parameter()
                    .in("header")
                    .name(name)
                    .required(true)
                    .description(description)
                    .schema(Shapes.typed("string"))));
    return operation;
  }

  private static ApiResponse answer(String description) {
    return new ApiResponse().description(description);
  }
}
