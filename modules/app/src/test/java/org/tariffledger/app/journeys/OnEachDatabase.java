package org.tariffledger.app.journeys;

import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Its tests run on one database and then the other, one by one, beside those of other classes: a
/// class with parameters would wait for its turn otherwise, as a method does.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@EnumSource(Database.class)
@Execution(CONCURRENT)
@ResourceLock(providers = OnEachDatabase.OneByOne.class)
@interface OnEachDatabase {

  /// Who holds a class holds all of its tests.
  final class OneByOne implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> tests) {
      return Set.of(new Lock(tests.getName()));
    }
  }
}
