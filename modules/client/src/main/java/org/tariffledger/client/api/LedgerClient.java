package org.tariffledger.client.api;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A Tariff Ledger, spoken to over HTTP; for many threads at once. What it sends may be sent again,
/// and is, until the patience of its connection is over: it only asks, or it carries an
/// idempotency key. A refusal is a [ProblemException], silence a [NoAnswerException].
public final class LedgerClient implements AutoCloseable {

  /// So many questions has a batch at most.
  public static final int QUESTIONS_MAX = 1_000;

  private final Connection connection;
  private final Transport transport;

  public LedgerClient(Connection connection) {
    this.connection = connection;
    this.transport = new Transport(connection);
  }

  /// What duty is charged, and why.
  public Rate rate(RateQuestion question) {
    return Rate.of(get("/v1/rates", question.query()).json());
  }

  /// The answers in the order of the questions, all from one position; a question that is refused
  /// is refused alone.
  public List<RateAnswer> rates(List<RateQuestion> questions) {
    if (questions.isEmpty() || questions.size() > QUESTIONS_MAX) {
      throw new IllegalArgumentException("A batch has 1 to " + QUESTIONS_MAX + " questions.");
    }
    var body = Json.MAPPER.createObjectNode();
    var queries = body.putArray("queries");
    questions.forEach(question -> queries.add(question.json()));
    var reply = post("/v1/rates:batch", Query.NONE, asking(body.toString()));
    return reply.json().path("answers").valueStream().map(RateAnswer::of).toList();
  }

  /// Recorded as a whole or not at all, and once however often it is sent.
  ///
  /// @throws ProposedException if somebody else has to approve it before it is recorded
  public Recorded record(Act act) {
    return record(act, UUID.randomUUID().toString());
  }

  /// Under a key of your own, so that it is recorded once also if this program is started again
  /// before it has the answer.
  public Recorded record(Act act, String idempotencyKey) {
    var reply = post("/v1/acts", Query.NONE, act.posted(idempotencyKey));
    if (reply.status() == 202) {
      throw new ProposedException(reply);
    }
    return Recorded.of(reply);
  }

  /// What recording it would leave and which rates it would change; nothing is kept.
  public Recorded rehearse(Act act) {
    var query = Query.NONE.with("dryRun", "true");
    return Recorded.of(post("/v1/acts", query, asking(act.json().toString())));
  }

  /// Every change after the position, each once and in order, until it is closed.
  public Following follow(ChangeFilter filter, Position after) {
    return new Following(transport, filter, after);
  }

  /// Anything else that can be read.
  public Reply get(String path, Query query) {
    return send("GET", path, query);
  }

  /// Something large that can be read, such as an export: it is passed on as it comes.
  ///
  /// @throws java.io.UncheckedIOException if it could not be passed on
  public void download(String path, Query query, Download to) {
    var request = transport.request(path, query).setHeader("Accept", "*/*").GET().build();
    transport.download(request, connection.patience(), to);
  }

  /// A request without a body, that may be repeated: `GET`, `DELETE`.
  public Reply send(String method, String path, Query query) {
    var request =
        transport.request(path, query).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return accepted(transport.send(request, connection.patience()));
  }

  /// Empty if the server has no such thing.
  public Optional<Reply> find(String path) {
    try {
      return Optional.of(get(path, Query.NONE));
    } catch (ProblemException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Any other command, or question with a body.
  public Reply post(String path, Query query, Posted posted) {
    return send("POST", path, query, posted);
  }

  public Reply send(String method, String path, Query query, Posted posted) {
    var request = posting(method, path, query, posted).build();
    return accepted(transport.send(request, connection.patience()));
  }

  /// The server is asked before the file is sent, so that a refusal is heard and not cut off.
  public Reply upload(String path, Query query, Posted file, Duration answerMax) {
    var request = posting("POST", path, query, file).expectContinue(true).build();
    return accepted(transport.send(request, answerMax));
  }

  private static Posted asking(String json) {
    return Posted.json(UUID.randomUUID().toString(), json, Map.of());
  }

  private HttpRequest.Builder posting(String method, String path, Query query, Posted posted) {
    var request =
        transport
            .request(path, query)
            .method(method, posted.body())
            .header("Idempotency-Key", posted.idempotencyKey());
    posted.headers().forEach(request::header);
    return request;
  }

  private static Reply accepted(Reply reply) {
    if (reply.isAccepted()) {
      return reply;
    }
    throw new ProblemException(reply);
  }

  /// Ends what it is waiting for.
  @Override
  public void close() {
    transport.close();
  }
}
