package org.tariffledger.rest.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;

/// Lets a read wait until it includes what the caller has seen already: never silently stale.
@Component
public class ReadPositions implements HandlerMethodArgumentResolver {

  static final int WAITING_MAX = 64;
  static final int WAIT_SECONDS_MAX = 30;
  public static final int WAIT_SECONDS_DEFAULT = 5;

  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");

  private final RateBook book;
  private final Readiness readiness;
  private final Semaphore waiting = new Semaphore(WAITING_MAX);

  ReadPositions(RateBook book, Readiness readiness) {
    this.book = book;
    this.readiness = readiness;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == ReadPosition.class;
  }

  @Override
  public ReadPosition resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var faults = KnownParameters.faults(request);
    var asked =
        asked(
            request.getParameter(ReadPosition.PARAMETER),
            request.getHeader(ReadPosition.HEADER),
            faults);
    var patience = patience(request.getHeader("Prefer"));
    readiness.require();
    await(asked, patience);
    return new ReadPosition(book.position(), patience, faults);
  }

  /// Returns once the book includes the position.
  public void await(long position, Duration patience) {
    if (book.position() >= position) {
      return;
    }
    if (!waiting.tryAcquire()) {
      throw HttpRefusal.tooMany("too-many-waits", WAITING_MAX + " reads are waiting already.");
    }
    try {
      if (!book.awaitPosition(position, patience)) {
        throw HttpRefusal.notYet(
            "position-not-reached",
            "Position %d is not reached; the newest is %d.".formatted(position, book.position()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpRefusal.notYet("server-stopping", "The server is stopping.");
    } finally {
      waiting.release();
    }
  }

  static long asked(@Nullable String parameter, @Nullable String header, Faults faults) {
    return Stream.of(
            position(ReadPosition.PARAMETER, parameter, faults),
            position(ReadPosition.HEADER, header, faults))
        .max(Long::compare)
        .orElse(0L);
  }

  private static long position(String name, @Nullable String text, Faults faults) {
    if (text == null) {
      return 0;
    }
    if (!POSITION.matcher(text).matches()) {
      faults.add(
          name, "bad-position", "\"" + Quoted.of(text) + "\" is not a position: write its digits.");
      return 0;
    }
    return Long.parseLong(text);
  }

  /// As RFC 7240 asks, a preference that cannot be understood is ignored.
  static Duration patience(@Nullable String prefer) {
    var wait = WAIT.matcher(prefer == null ? "" : prefer);
    var seconds = wait.find() ? Long.parseLong(wait.group(1)) : WAIT_SECONDS_DEFAULT;
    return Duration.ofSeconds(Math.min(seconds, WAIT_SECONDS_MAX));
  }
}
