package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What holds every answer against the document does refuse what the document does not say.
class OpenApiContractTest {

  private static final String PATH = "/v1/rates?importer=US&exporter=CN&validAt=2025-04-23";

  private final Http http = Server.ofTheDemonstration(Database.H2).http();
  private final JsonNode document = new JsonMapper().readTree(http.get("/v3/api-docs").text());
  private final OpenApiContract contract = new OpenApiContract(document);
  private final Answer answer = http.get(PATH);

  @Test
  void an_answer_as_documented_passes() {
    contract.check("GET", PATH, answer);

    assertThat(contract.succeeded()).containsExactly("GET /v1/rates");
  }

  @Test
  void a_field_that_the_document_does_not_know_is_found() {
    schema("Rate").withObject("/properties").remove("engineRevision");

    assertRefused(answer, "engineRevision");
  }

  @Test
  void a_field_that_is_missing_is_found() {
    var body = (ObjectNode) answer.json();
    body.remove("status");

    assertRefused(new Answer(200, answer.headers(), body.toString()), "status");
  }

  @Test
  void a_null_where_none_may_stand_is_found() {
    var body = (ObjectNode) answer.json();
    body.putNull("importer");

    assertRefused(new Answer(200, answer.headers(), body.toString()), "null");
  }

  @Test
  void a_time_that_is_none_is_found() {
    var body = (ObjectNode) answer.json();
    body.put("validAt", "2025-04-23");

    assertRefused(new Answer(200, answer.headers(), body.toString()), "date-time");
  }

  @Test
  void a_status_that_is_not_documented_is_found() {
    assertRefused(new Answer(418, answer.headers(), answer.text()), "status is not documented");
  }

  @Test
  void another_content_type_is_found() {
    var headers = Map.of("content-type", "text/html");

    assertRefused(new Answer(200, headers, answer.text()), "content type is not documented");
  }

  @Test
  void what_is_under_no_path_of_the_document_may_only_be_refused() {
    assertThatThrownBy(() -> contract.check("GET", "/v1/secrets", answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not refused");
  }

  private ObjectNode schema(String name) {
    return (ObjectNode) document.at("/components/schemas/" + name);
  }

  private void assertRefused(Answer wrong, String why) {
    assertThatThrownBy(() -> contract.check("GET", PATH, wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(why);
  }
}
