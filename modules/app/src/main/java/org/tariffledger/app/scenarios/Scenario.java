package org.tariffledger.app.scenarios;

import java.util.List;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.ProductListId;

/// A folder of acts, in the order in which they are recorded, and the scenarios that it goes on
/// from. `excerpts` are the product lists of which it holds some codes only.
record Scenario(
    String name, List<Earlier> earlier, List<ProductListId> excerpts, List<FiledAct> acts) {

  Scenario {
    earlier = List.copyOf(earlier);
    excerpts = List.copyOf(excerpts);
    acts = List.copyOf(acts);
  }

  /// Who the ledger says has recorded them.
  String actor() {
    return "scenario:" + name;
  }

  /// Another folder, as the file names it, and where it does.
  record Earlier(String folder, String file, String pointer) {}

  /// An act as its file has it. `id` is unique in the scenario; `digest` changes exactly when what
  /// the act says is edited.
  record FiledAct(String id, String file, String digest, List<Command> commands) {

    FiledAct {
      commands = List.copyOf(commands);
    }
  }
}
