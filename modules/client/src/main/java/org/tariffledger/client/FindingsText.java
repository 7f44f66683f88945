package org.tariffledger.client;

import java.util.Locale;
import org.tariffledger.client.proof.Finding;
import org.tariffledger.client.proof.Findings;
import tools.jackson.databind.json.JsonMapper;

/// What a verification has found, for people or for programs.
final class FindingsText {

  static void print(Findings findings, Session session) {
    switch (session.output()) {
      case TABLE -> session.printAsItIs(table(findings));
      case JSON -> session.printAsItIs(json(findings));
    }
  }

  private static String table(Findings findings) {
    var text = new StringBuilder();
    for (var finding : findings.all()) {
      var line = tag(finding) + finding.what() + ": " + finding.detail();
      text.append(Printable.of(line)).append('\n');
    }
    return text.append(findings.faults() == 0 ? verified(findings) : "").toString();
  }

  private static String verified(Findings findings) {
    return findings.isByOwnKeys() ? "Verified by its own keys only.\n" : "Verified.\n";
  }

  private static String tag(Finding finding) {
    return switch (finding.outcome()) {
      case VERIFIED -> "verified      ";
      case OPEN -> "not verified  ";
      case FAULT -> "FAULT         ";
    };
  }

  private static String json(Findings findings) {
    var json = new JsonMapper().createObjectNode();
    json.put("isVerified", findings.faults() == 0);
    json.put("isByOwnKeys", findings.isByOwnKeys());
    var all = json.putArray("findings");
    for (var finding : findings.all()) {
      all.addObject()
          .put("outcome", finding.outcome().name().toLowerCase(Locale.ROOT))
          .put("what", finding.what())
          .put("detail", finding.detail());
    }
    return json.toString();
  }

  private FindingsText() {}
}
