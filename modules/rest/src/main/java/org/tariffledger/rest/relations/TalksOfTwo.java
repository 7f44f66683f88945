package org.tariffledger.rest.relations;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.talks.AsOf;
import org.tariffledger.rest.talks.JointResponse;
import org.tariffledger.rest.talks.Negotiation;
import org.tariffledger.rest.talks.Statement;

/// What two economies negotiate, answer and say, by what was known and recorded: a joint response
/// stands between those who are to give it as well as between them and whom they answer. Whoever
/// belongs to a union is spoken of by its own name too.
final class TalksOfTwo {

  static final int EACH_MAX = 100;

  private final List<EconomyCode> one;
  private final List<EconomyCode> other;
  private final AsOf asOf;

  TalksOfTwo(RateQuestion there, RateQuestion back, AsOf asOf) {
    this.one = Stream.of(there.query().importer(), back.query().exporter()).distinct().toList();
    this.other = Stream.of(back.query().importer(), there.query().exporter()).distinct().toList();
    this.asOf = asOf;
  }

  List<Negotiation> negotiations() {
    return newest(
        asOf.book().diplomacy().negotiations().stream()
            .flatMap(id -> Negotiation.of(id, asOf).stream())
            .filter(talks -> any(one, talks.parties()) && any(other, talks.parties())),
        Comparator.comparing(talks -> talks.announced().announcedAt()));
  }

  List<JointResponse> jointResponses() {
    return newest(
        asOf.book().diplomacy().jointResponses().stream()
            .flatMap(id -> JointResponse.of(id, asOf).stream())
            .filter(
                response ->
                    isTheirs(response)
                        || answers(response, one, other)
                        || answers(response, other, one)),
        Comparator.comparing(response -> response.announced().announcedAt()));
  }

  List<Statement> statements() {
    return newest(
        asOf.book().diplomacy().statements().stream()
            .flatMap(id -> Statement.of(id, asOf).stream())
            .filter(Statement::wasMade)
            .filter(
                statement ->
                    isAbout(statement, one, other)
                        || isAbout(statement, other, one)
                        || isAboutTheirs(statement)),
        Comparator.comparing(statement -> statement.announced().announcedAt()));
  }

  /// Whether both are to give it.
  private boolean isTheirs(JointResponse response) {
    return one.stream().anyMatch(response::hasMember)
        && other.stream().anyMatch(response::hasMember);
  }

  private boolean isAboutTheirs(Statement statement) {
    return statement.jointResponses().stream()
        .flatMap(id -> JointResponse.of(id, asOf).stream())
        .anyMatch(this::isTheirs);
  }

  private boolean answers(
      JointResponse response, List<EconomyCode> members, List<EconomyCode> imposers) {
    return members.stream().anyMatch(response::hasMember)
        && response.inResponseTo().stream()
            .flatMap(id -> asOf.book().measure(id).stream())
            .anyMatch(measure -> imposers.contains(measure.imposed().imposer()));
  }

  private static boolean isAbout(
      Statement statement, List<EconomyCode> importers, List<EconomyCode> exporters) {
    return importers.stream()
        .anyMatch(
            importer ->
                exporters.stream().anyMatch(exporter -> statement.isAbout(importer, exporter)));
  }

  private static boolean any(List<EconomyCode> wanted, List<EconomyCode> parties) {
    return wanted.stream().anyMatch(parties::contains);
  }

  /// In the order of the announcements; of several at once in the order of their ids.
  private static <T> List<T> newest(Stream<T> all, Comparator<T> order) {
    var ordered = all.sorted(order).toList();
    return ordered.subList(Math.max(0, ordered.size() - EACH_MAX), ordered.size());
  }
}
