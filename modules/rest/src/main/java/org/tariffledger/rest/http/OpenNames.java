package org.tariffledger.rest.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component, a map of texts, that takes every query parameter whose name begins with one
/// of these: nobody can list them, such as `share.steel`.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenNames {
  /// How their names begin.
  String[] value();
}
