package org.tariffledger.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.web.client.RestClient;
import org.tariffledger.benchmarks.Line.Hope;
import org.tariffledger.benchmarks.RangeTable.Index;
import org.tariffledger.benchmarks.RangesWorld.Question;
import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// The same questions to the rate book and to a table of PostgreSQL that has a range for each of
/// the three times: in process and over HTTP, behind the same server. Both say the same, which is
/// checked first; the table says nothing but the percentage.
final class Ranges {

  private static final String RATES = "/v1/rates";

  static List<Line> measure(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var database = Database.PostgreSql.start(scratch.folder())) {
      StoredWorld.fill(database.url(), RangesWorld.events(sizes.rangeMeasures()));
      try (var server = Server.start(database, Server.NO_SCENARIO, RangeReply.class)) {
        var book = server.bean(RateBook.class);
        var table = RangeTable.of(server.bean(DataSource.class), server.bean(EventReader.class));
        var questions = RangesWorld.questions(sizes.rangeMeasures(), book);
        var lines = new ArrayList<Line>();
        for (var index : Index.values()) {
          lines.addAll(lines(server, table.indexed(index), questions, sizes));
        }
        return lines;
      }
    }
  }

  private static List<Line> lines(
      Server server, RangeTable table, List<Question> questions, Sizes sizes) throws Exception {
    server.bean(RangeReply.class).set(table);
    requireTheSameAnswers(server.port(), questions);
    var book = server.bean(RateBook.class);
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> perSecond(server.port(), RATES, questions, sizes),
                () -> perSecond(server.port(), RangeReply.PATH, questions, sizes),
                () -> perSecond(questions, book),
                () -> perSecond(questions, table)));
    var versions = sizes.rangeMeasures() * World.EVENTS_PER_MEASURE;
    var floor =
        "a table of ranges in PostgreSQL with %s, %,d rows".formatted(table.index(), table.rows());
    return List.of(
        line("A rate at any time over HTTP", versions, medians[0], floor, medians[1]),
        line("A rate at any time, one caller in process", versions, medians[2], floor, medians[3]));
  }

  private static Line line(String what, int versions, double value, String floor, double other) {
    return new Line(
        "%s, %,d versions".formatted(what, versions), value, "/s", floor, other, Hope.atLeast(5));
  }

  private record Answered(String additionalPercent) {}

  private static void requireTheSameAnswers(int port, List<Question> questions) {
    var http = RestClient.create("http://127.0.0.1:" + port);
    for (var question : questions) {
      var answers =
          List.of(RATES, RangeReply.PATH).stream()
              .map(path -> http.get().uri(question.target(path)).retrieve().body(Answered.class))
              .map(Objects::requireNonNull)
              .distinct()
              .toList();
      if (answers.size() > 1) {
        throw new IllegalStateException(question + " has two answers: " + answers);
      }
    }
  }

  private static double perSecond(int port, String path, List<Question> questions, Sizes sizes)
      throws Exception {
    var requests =
        questions.stream().map(question -> KeepAlive.getting(question.target(path))).toList();
    return Clients.repliesPerSecond(
        Clients.MANY,
        sizes.httpRound(),
        client -> KeepAlive.of(client, port, requests),
        reply -> {
          if (reply.status() != 200) {
            throw new IllegalStateException(path + " gave " + reply);
          }
        });
  }

  private static double perSecond(List<Question> questions, RateBook book) {
    var began = System.nanoTime();
    for (var question : questions) {
      if (Rates.answer(question.in(book), book).additional() == null) {
        throw new IllegalStateException(question + " is not determined.");
      }
    }
    return questions.size() / ((System.nanoTime() - began) / 1e9);
  }

  private static double perSecond(List<Question> questions, RangeTable table) throws SQLException {
    try (var connection = table.source().getConnection()) {
      var began = System.nanoTime();
      for (var question : questions) {
        if (table.percent(question, connection).isEmpty()) {
          throw new IllegalStateException(question + " finds no row.");
        }
      }
      return questions.size() / ((System.nanoTime() - began) / 1e9);
    }
  }

  private Ranges() {}
}
