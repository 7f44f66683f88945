package org.tariffledger.domain;

/// The large contents that are kept beside the events.
@FunctionalInterface
public interface Contents {

  /// For a record in which nothing was published.
  Contents NONE =
      digest -> {
        throw new IllegalStateException("There is no content " + digest + ".");
      };

  /// The text of which this is the digest.
  ///
  /// @throws IllegalStateException if there is none: an event is never without its content
  String text(Digest digest);
}
