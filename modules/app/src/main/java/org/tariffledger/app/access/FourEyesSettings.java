package org.tariffledger.app.access;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.rest.commands.FourEyes;

/// Which commands a second person has to approve; none without.
@ConfigurationProperties("tariff-ledger.four-eyes")
record FourEyesSettings(@DefaultValue List<String> kinds, @DefaultValue("7d") Duration openFor) {

  private static final String ALL = "all";
  private static final Duration OPEN_MIN = Duration.ofMinutes(1);
  private static final Duration OPEN_MAX = Duration.ofDays(366);

  FourEyesSettings {
    kinds = kinds.stream().map(String::strip).filter(kind -> !kind.isEmpty()).toList();
    var unknown = new TreeSet<>(kinds);
    FourEyes.KINDS.forEach(unknown::remove);
    unknown.remove(ALL);
    if (!unknown.isEmpty()) {
      throw new CannotStart(
          "TARIFF_LEDGER_FOUR_EYES_KINDS names what is no kind of command: "
              + String.join(", ", unknown)
              + ".",
          "Write \"all\", or any of: " + String.join(", ", FourEyes.KINDS) + ".");
    }
    if (openFor.compareTo(OPEN_MIN) < 0 || openFor.compareTo(OPEN_MAX) > 0) {
      throw new CannotStart(
          "TARIFF_LEDGER_FOUR_EYES_OPEN_FOR is no time that a proposal can wait: " + openFor + ".",
          "Write from 1m to 366d, such as 7d.");
    }
  }

  FourEyes fourEyes() {
    return new FourEyes(Set.copyOf(kinds.contains(ALL) ? FourEyes.KINDS : kinds), openFor);
  }
}
