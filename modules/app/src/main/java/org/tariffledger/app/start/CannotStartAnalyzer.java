package org.tariffledger.app.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Shows a `CannotStart` as it stands, however deep Spring has wrapped it.
@Order(Ordered.HIGHEST_PRECEDENCE)
class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
    return new FailureAnalysis(cause.description(), cause.remedy(), rootFailure);
  }
}
