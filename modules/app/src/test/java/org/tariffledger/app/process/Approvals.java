package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One key proposes, another approves, again and again, while the server is killed. An approval
/// that nobody answered is asked for again at the next server, in turn as a careful client does,
/// under the key that it had, and as a person does, who just says it once more.
final class Approvals implements Load.Beside {

  /// For what the server has to want a second person.
  static final Map<String, String> ENVIRONMENT =
      Map.of("TARIFF_LEDGER_FOUR_EYES_KINDS", "registerGroup");

  private static final String TYPE = "application/json";
  private static final JsonMapper JSON = new JsonMapper();
  private static final String APPROVER = "second-person";
  private static final String NOTE = "{\"note\": \"Looked at.\"}";
  private static final long AFTER_REFUSAL_MS = 20;

  private record Approved(String proposal, long position) {}

  /// As a proposal stands in the store.
  private record Kept(String id, String state, @Nullable Long position, @Nullable String by) {}

  /// An event of an act that was approved, and the proposal that it names.
  private record Told(long position, String metadata) {

    boolean isOf(String proposal) {
      return metadata.contains("\"" + proposal + "\"");
    }
  }

  private final String name;
  private final Queue<Approved> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unansweredAndRecorded = new AtomicInteger();
  private final AtomicInteger unansweredAndOpen = new AtomicInteger();
  private int keys;
  private int number;
  private @Nullable String approverKey;
  private @Nullable String pending;

  Approvals(String name) {
    this.name = name;
  }

  @Override
  public void until(BooleanSupplier over, LedgerClient client) throws InterruptedException {
    try {
      LedgerClient approver = client.withKey(approverKey(client));
      if (pending != null) {
        askAgain(pending, approver);
      }
      while (!over.getAsBoolean()) {
        String proposal = propose(client);
        if (proposal == null || !approve(proposal, key("approve"), approver)) {
          Thread.sleep(AFTER_REFUSAL_MS);
        }
      }
    } catch (IOException e) {
      // No answer: that is what this is about.
    }
  }

  /// A key whose answer got lost is nobody's; the next one has another name.
  private String approverKey(LedgerClient client) throws IOException, InterruptedException {
    if (approverKey == null) {
      String keyName = "%s-%s-%d".formatted(APPROVER, name, keys++);
      String asked = "{\"name\": \"%s\", \"scopes\": [\"tariffs:approve\"]}".formatted(keyName);
      HttpResponse<String> made = client.post("/v1/admin/keys", TYPE, asked, keyName);
      if (!isAccepted(made, 201)) {
        throw new IOException(made.body());
      }
      approverKey = read(made).get("key").stringValue();
    }
    return approverKey;
  }

  private String key(String what) {
    return what + "-" + name + "-" + number;
  }

  /// The id of a new proposal, or of one whose answer got lost; null if the server is busy.
  private @Nullable String propose(LedgerClient client) throws IOException, InterruptedException {
    if (pending == null) {
      String act =
          """
          {"commands": [{"type": "registerGroup", "id": "%s-%d", "name": "Kill test",
            "members": ["JP"]}]}
          """
              .formatted(name, number);
      HttpResponse<String> answer = client.post("/v1/acts", TYPE, act, key("propose"));
      if (isAccepted(answer, 202)) {
        pending = read(answer).get("id").stringValue();
      }
    }
    return pending;
  }

  /// False if the server is busy.
  private boolean approve(String proposal, String key, LedgerClient approver)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = approver.post(path(proposal) + "/approval", TYPE, NOTE, key);
    if (!isAccepted(answer, 200)) {
      return false;
    }
    JsonNode told = read(answer);
    assertThat(told.get("events").size()).as(answer.body()).isEqualTo(1);
    approved(proposal, told.get("position").longValue());
    return true;
  }

  private void approved(String proposal, long position) {
    acknowledged.add(new Approved(proposal, position));
    pending = null;
    number++;
  }

  /// What nobody answered was recorded, or is open; either is told when it is asked for again.
  private void askAgain(String proposal, LedgerClient approver)
      throws IOException, InterruptedException {
    HttpResponse<String> shown = approver.get(path(proposal));
    if (!isAccepted(shown, 200)) {
      return;
    }
    JsonNode before = read(shown);
    boolean isOpen = before.get("state").stringValue().equals("open");
    (isOpen ? unansweredAndOpen : unansweredAndRecorded).incrementAndGet();
    if (isOpen) {
      assertThat(before.get("decision").isNull()).as("%s", before).isTrue();
      return;
    }
    assertThat(before.get("state").stringValue()).isEqualTo("approved");
    long position = before.at("/decision/position").longValue();
    if (number % 2 == 0) {
      var again = approver.post(path(proposal) + "/approval", TYPE, NOTE, key("approve"));
      assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
      assertThat(again.headers().firstValue("Idempotency-Replayed")).isPresent();
      assertThat(read(again).get("position").longValue()).isEqualTo(position);
    } else {
      var again = approver.post(path(proposal) + "/approval", TYPE, NOTE, key("once-more"));
      assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
      assertThat(again.body()).contains("proposal-not-open", "It was approved by " + APPROVER);
    }
    approved(proposal, position);
  }

  private static boolean isAccepted(HttpResponse<String> answer, int status) throws IOException {
    if (answer.statusCode() == 503) {
      return false;
    }
    if (answer.statusCode() == 500) {
      throw new IOException(answer.body());
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return true;
  }

  private static String path(String proposal) {
    return "/v1/proposals/" + proposal;
  }

  private static JsonNode read(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  int approved() {
    return acknowledged.size();
  }

  String summary() {
    return "%,d approvals acknowledged; of those that were not, %d were recorded and %d open"
        .formatted(acknowledged.size(), unansweredAndRecorded.get(), unansweredAndOpen.get());
  }

  /// Holds the store against what was told: a proposal is approved and has its event, or it is open
  /// and has none.
  void check(DataSource source) {
    List<Kept> kept =
        JdbcClient.create(source)
            .sql("SELECT id, state, position, decided_by FROM proposal")
            .query(
                (row, _) ->
                    new Kept(
                        row.getString("id"),
                        row.getString("state"),
                        row.getObject("position", Long.class),
                        row.getString("decided_by")))
            .list();
    List<Told> told =
        JdbcClient.create(source)
            .sql("SELECT position, metadata FROM event WHERE stream LIKE 'group:%'")
            .query(
                (row, _) ->
                    new Told(row.getLong("position"), new String(row.getBytes("metadata"), UTF_8)))
            .list();
    kept.forEach(proposal -> check(proposal, told));
    assertThat(kept.stream().filter(proposal -> proposal.position() != null)).hasSameSizeAs(told);
    Map<String, List<Kept>> byId = kept.stream().collect(groupingBy(Kept::id));
    assertThat(acknowledged)
        .isNotEmpty()
        .allSatisfy(
            answer ->
                assertThat(byId.get(answer.proposal()).getFirst().position())
                    .isEqualTo(answer.position()));
  }

  private static void check(Kept proposal, List<Told> told) {
    List<Told> own = told.stream().filter(event -> event.isOf(proposal.id())).toList();
    if (proposal.state().equals("open")) {
      assertThat(own).as("%s", proposal).isEmpty();
      assertThat(proposal.position()).as("%s", proposal).isNull();
      assertThat(proposal.by()).as("%s", proposal).isNull();
    } else {
      assertThat(proposal.state()).isEqualTo("approved");
      assertThat(proposal.by()).startsWith(APPROVER);
      assertThat(own)
          .as("%s", proposal)
          .extracting(Told::position)
          .containsExactly(proposal.position());
    }
  }
}
