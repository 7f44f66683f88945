package org.tariffledger.rest.changes;

/// How changes are sent together.
public final class ChangeBatches {

  public static final String TYPE = "application/cloudevents-batch+json";

  private ChangeBatches() {}
}
