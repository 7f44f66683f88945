package org.tariffledger.rest.uploads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Command;
import org.tariffledger.rest.commands.CommandReader;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.BadInput.Fault;
import org.tariffledger.rest.json.Faults;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a query says beside the file in the body, read as the same fields of a JSON body are.
final class FileHead {

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  FileHead with(String field, @Nullable String text) {
    if (text != null) {
      fields.put(field, text);
    }
    return this;
  }

  FileHead withEach(String field, List<String> texts) {
    if (!texts.isEmpty()) {
      var all = fields.putArray(field);
      texts.forEach(all::add);
    }
    return this;
  }

  FileHead withInstrument(@Nullable String text) {
    if (text != null) {
      fields.putArray("legalBasis").addObject().put("instrument", text);
    }
    return this;
  }

  /// The command with this content; null and every fault if it cannot be read.
  <C extends Command> @Nullable C command(
      Class<C> type, Map<String, ?> content, Instant now, Faults faults) {
    try {
      return CommandReader.one(type, fields, content, now, new Faults());
    } catch (BadInput e) {
      e.faults().forEach(fault -> ofParameter(fault, faults));
      return null;
    }
  }

  private static void ofParameter(Fault fault, Faults faults) {
    var name = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
    if (fault.code().equals("missing-field")) {
      faults.add(name, "missing-parameter", "The parameter \"" + name + "\" is missing.");
    } else {
      faults.add(name, fault.code(), fault.detail());
    }
  }
}
