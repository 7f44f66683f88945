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
/// place, and the others are answered. `ok` and `refused` make what stands there.
public record BatchAnswers<T, A>(String queries, Function<T, A> ok, Function<Problem, A> refused) {

  public List<A> of(List<JsonNode> queries, Function<JsonNode, T> answer) {
    return IntStream.range(0, queries.size())
        .mapToObj(place -> answer(place, queries.get(place), answer))
        .toList();
  }

  private A answer(int place, JsonNode query, Function<JsonNode, T> answer) {
    try {
      return ok.apply(answer.apply(query));
    } catch (BadInput e) {
      return refused.apply(Problem.of(BatchReader.within(queries, place, e)));
    } catch (HttpRefusal e) {
      return refused.apply(e.problem());
    } catch (LedgerBusy e) {
      return refused.apply(HttpRefusal.busy(e).problem());
    } catch (RuntimeException e) {
      return refused.apply(Problems.ofFailure(e));
    }
  }
}
