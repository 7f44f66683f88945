package org.tariffledger.client.api;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;

/// What Java's exceptions mean, for people: why a server did not answer.
final class Reason {

  static String of(IOException e) {
    return switch (e) {
      case ConnectException _ when isBecauseOf(UnresolvedAddressException.class, e) ->
          "there is no such host";
      case ConnectException _ -> "nothing listens there";
      case IOException _ when isBecauseOf(EOFException.class, e) -> "it hung up without an answer";
      case HttpTimeoutException _ -> "no answer in time";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  static boolean isBecauseOf(Class<? extends Throwable> cause, Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(cause::isInstance);
  }

  private Reason() {}
}
