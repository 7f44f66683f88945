package org.tariffledger.rest.commands;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.ActRefused.RefusedCommand;
import org.tariffledger.domain.Refusal;
import org.tariffledger.rest.http.Problem;

/// The rules' refusal of what came over HTTP: the status that it gets and where it points.
public final class Refused extends RuntimeException {

  private final transient Problem problem;

  private Refused(ActRefused cause, HttpStatus status, List<Problem.Fault> errors) {
    super(cause);
    this.problem = Problem.of(status, errors);
  }

  /// Of a command whose path says what stands at the pointers `inPath`: what they name is missing
  /// itself.
  static Refused command(ActRefused refused, Set<String> inPath) {
    var isMissing =
        refused.refusals().stream()
            .map(RefusedCommand::refusal)
            .anyMatch(r -> inPath.contains(r.pointer()) && r.code().kind() != Refusal.Kind.RULE);
    var errors = refused.refusals().stream().map(r -> fault("", r.refusal())).toList();
    return new Refused(refused, isMissing ? HttpStatus.NOT_FOUND : status(refused), errors);
  }

  /// Of an act: each place begins with the command.
  public static Refused act(ActRefused refused) {
    return new Refused(refused, status(refused), faultsOfAct(refused));
  }

  /// Of an act that was proposed: the rules accepted it then, whoever approves has done no wrong.
  static Refused proposal(ActRefused refused) {
    return new Refused(refused, HttpStatus.CONFLICT, faultsOfAct(refused));
  }

  public Problem problem() {
    return problem;
  }

  private static List<Problem.Fault> faultsOfAct(ActRefused refused) {
    return refused.refusals().stream()
        .map(r -> fault("/commands/" + r.index(), r.refusal()))
        .toList();
  }

  private static HttpStatus status(ActRefused refused) {
    var isRule =
        refused.refusals().stream().allMatch(r -> r.refusal().code().kind() == Refusal.Kind.RULE);
    return isRule ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
  }

  private static Problem.Fault fault(String place, Refusal refusal) {
    return new Problem.Fault(place + refusal.pointer(), refusal.code().text(), refusal.sentence());
  }
}
