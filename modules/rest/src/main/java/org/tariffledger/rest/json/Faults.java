package org.tariffledger.rest.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.Findings;
import org.tariffledger.rest.json.BadInput.Fault;
import tools.jackson.databind.node.ObjectNode;

/// Collects what is wrong, so that it is said all at once.
public final class Faults {

  public static final int FAULTS_MAX = 1_000;

  private final List<Fault> found = new ArrayList<>();
  private int count;

  public void add(String pointer, String code, String detail) {
    count++;
    if (found.size() < FAULTS_MAX) {
      found.add(new Fault(pointer, code, detail));
    }
  }

  /// What is wrong in a field of a file; both count from 1.
  public void add(int line, int column, String code, String detail) {
    count++;
    if (found.size() < FAULTS_MAX) {
      found.add(new Fault("/lines/" + line, code, detail, line, column));
    }
  }

  /// What is wrong in a file: `/lines/17` is its line 17.
  public void addAll(Findings findings) {
    for (var fault : findings.shown()) {
      var pointer = "/lines/" + fault.line();
      found.add(new Fault(pointer, "bad-row", fault.detail(), fault.line(), fault.column()));
    }
    count += findings.total();
  }

  /// Every field of an object that may not stand there.
  public void addOthers(ObjectNode object, String pointer, Collection<String> known) {
    for (var name : object.propertyNames()) {
      if (!known.contains(name)) {
        add(
            Pointer.child(pointer, name),
            "unknown-field",
            "There is no field \"%s\" here; there may be %s."
                .formatted(Quoted.of(name), String.join(", ", known)));
      }
    }
  }

  /// The value, or null and a fault with the value's own sentence.
  public <T> @Nullable T value(String pointer, String code, String text, Function<String, T> of) {
    try {
      return of.apply(text);
    } catch (IllegalArgumentException e) {
      add(pointer, code, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /// The constant of that name; `otherwise` if nothing is said, or nothing that is known.
  public <E extends Enum<E>> E choice(String pointer, @Nullable String text, E otherwise) {
    if (text == null) {
      return otherwise;
    }
    var type = otherwise.getDeclaringClass();
    for (var known : type.getEnumConstants()) {
      if (Names.of(known).equals(text)) {
        return known;
      }
    }
    add(
        pointer,
        "unknown-value",
        "\"%s\" is none of %s.".formatted(Quoted.of(text), String.join(", ", Names.ofAll(type))));
    return otherwise;
  }

  /// What was found so far and what ended the reading.
  public BadInput and(BadInput last) {
    last.faults().forEach(fault -> add(fault.pointer(), fault.code(), fault.detail()));
    return new BadInput(found, count);
  }

  public int count() {
    return count;
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadInput(found, count);
    }
  }
}
