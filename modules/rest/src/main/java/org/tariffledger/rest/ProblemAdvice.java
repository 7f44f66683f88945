package org.tariffledger.rest;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;
import org.tariffledger.audit.log.LogUnavailable;
import org.tariffledger.commands.LedgerBusy;
import org.tariffledger.commands.StaleVersion;
import org.tariffledger.rest.commands.KeptAnswer;
import org.tariffledger.rest.commands.Proposed;
import org.tariffledger.rest.commands.Refused;
import org.tariffledger.rest.http.AnswerCut;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Problem;
import org.tariffledger.rest.http.Problems;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.proposals.ProposedAct;

/// Makes an answer of what is thrown behind a path: a problem of everything that goes wrong.
@RestControllerAdvice
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Problem> badInput(BadInput e) {
    return answer(Problem.of(e), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refused e) {
    return answer(e.problem(), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(HttpRefusal e) {
    return answer(e.problem(), e.headers());
  }

  @ExceptionHandler
  ResponseEntity<Problem> stale(StaleVersion e) {
    return refused(HttpRefusal.stale(e));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> answered(KeptAnswer.Found e) {
    return e.answer();
  }

  @ExceptionHandler
  ResponseEntity<ProposedAct> proposed(Proposed e) {
    return e.answer();
  }

  @ExceptionHandler
  ResponseEntity<Problem> busy(LedgerBusy e) {
    return refused(HttpRefusal.busy(e));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unavailable(LogUnavailable e) {
    return refused(
        switch (e.reason()) {
          case NOT_READY -> HttpRefusal.notYet("log-not-ready", e.sentence());
          case NOT_LOGGED_YET -> HttpRefusal.notYet("not-logged-yet", e.sentence());
          case NOT_SIGNING -> HttpRefusal.unavailable("log-not-signing", e.sentence());
          case DAMAGED -> HttpRefusal.unavailable("log-damaged", e.sentence());
        });
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
    return refused(HttpRefusal.brokenOff());
  }

  /// Tomcat decodes parameters only when they are asked for.
  @ExceptionHandler
  ResponseEntity<Problem> undecodable(InvalidParameterException e) {
    return answer(
        Problem.of(
            HttpStatus.BAD_REQUEST, "malformed-query", "The query string is not well-formed."),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> multipart(MultipartException e) {
    return answer(Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException e) {
    return answer(Problems.notAcceptable(e.getSupportedMediaTypes()), e.getHeaders());
  }

  /// The client has gone; there is nobody to answer.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("The client went away", e);
  }

  /// Tomcat closes the connection of an answer that has begun and fails.
  @ExceptionHandler
  void cut(AnswerCut e) {
    throw e;
  }

  /// Spring Security answers these.
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void security(RuntimeException e) {
    throw e;
  }

  @ExceptionHandler
  ResponseEntity<Problem> other(Exception e) {
    if (e instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
      return answer(Problems.of(status(known.getStatusCode())), known.getHeaders());
    }
    return answer(Problems.ofFailure(e), HttpHeaders.EMPTY);
  }

  private static HttpStatus status(HttpStatusCode code) {
    var status = HttpStatus.resolve(code.value());
    return status == null ? HttpStatus.BAD_REQUEST : status;
  }

  private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
