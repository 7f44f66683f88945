package org.tariffledger.subscriptions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// That a text of public bytes always matches this.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Matching {

  String SEQUENCE = "^[0-9]{20}$";
  String SHA_256 = "^[0-9a-f]{64}$";

  String value();
}
