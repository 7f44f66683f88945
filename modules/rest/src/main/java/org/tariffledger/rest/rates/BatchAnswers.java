package org.tariffledger.rest.rates;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tariffledger.commands.LedgerBusy;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Problem;
import org.tariffledger.rest.http.Problems;
import org.tariffledger.rest.json.BadInput;
import tools.jackson.databind.JsonNode;

/// Answers each question of a batch as it would be alone: what goes wrong with one is told in its
/// place, and the others are answered.
final class BatchAnswers {

  static List<RateBatch.Answer> of(List<JsonNode> queries, Function<JsonNode, Rate> rate) {
    return IntStream.range(0, queries.size())
        .mapToObj(place -> answer(place, queries.get(place), rate))
        .toList();
  }

  private static RateBatch.Answer answer(int place, JsonNode query, Function<JsonNode, Rate> rate) {
    try {
      return RateBatch.Answer.of(rate.apply(query));
    } catch (BadInput e) {
      return RateBatch.Answer.of(Problem.of(BatchReader.within(place, e)));
    } catch (HttpRefusal e) {
      return RateBatch.Answer.of(e.problem());
    } catch (LedgerBusy e) {
      return RateBatch.Answer.of(HttpRefusal.busy(e).problem());
    } catch (RuntimeException e) {
      return RateBatch.Answer.of(Problems.ofFailure(e));
    }
  }

  private BatchAnswers() {}
}
