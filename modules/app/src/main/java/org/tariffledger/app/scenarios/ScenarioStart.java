package org.tariffledger.app.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.commands.ActReader;
import org.tariffledger.subscriptions.ChangeWriter;

/// The last step of a start. The server listens already and says that it is not ready; it is once
/// this has run.
@Component
record ScenarioStart(
    DueScenarios due,
    ScenarioLoader loader,
    RateBook book,
    LedgerHead head,
    ChangeWriter writer,
    ApplicationContext context)
    implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ScenarioStart.class);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int FAULTS_SHOWN_MAX = 100;

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    List<Scenario> scenarios = read(due.folders(), due.settings().dataFolder());
    while (!book.isReady()) {
      Thread.sleep(BETWEEN_LOOKS);
    }
    scenarios.forEach(loader::load);
    excerpts(scenarios).ifPresent(log::info);
    long position = head.now().position();
    while (!book.awaitPosition(position, BETWEEN_LINES)) {
      log.info("The rate book has reached position {} of {}", book.position(), position);
    }
    while (!writer.isReady(position)) {
      Thread.sleep(BETWEEN_LOOKS);
    }
    // Before the report is printed, so that whoever reads it is answered.
    AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
  }

  /// What the last scenario that names excerpts says of them: it has looked at those that it goes
  /// on from.
  static Optional<String> excerpts(List<Scenario> scenarios) {
    return scenarios.reversed().stream()
        .filter(scenario -> !scenario.excerpts().isEmpty())
        .findFirst()
        .map(
            scenario ->
                ("Scenario %s has excerpts of %d product lists; whether other codes are on them is"
                        + " open in answers: %s")
                    .formatted(
                        scenario.name(),
                        scenario.excerpts().size(),
                        scenario.excerpts().stream()
                            .map(ProductListId::value)
                            .collect(Collectors.joining(", "))));
  }

  /// Nothing is recorded unless all of it can be read.
  private static List<Scenario> read(List<ScenarioFolder> folders, @Nullable Path data) {
    ScenarioReader reader = new ScenarioReader(ActReader::read, Instant.now(), data);
    ScenarioSequence sequence = new ScenarioSequence(reader);
    List<Scenario> scenarios = sequence.of(folders);
    List<ScenarioFault> faults = reader.faults();
    if (!faults.isEmpty()) {
      throw new CannotStart(
          "The scenarios have " + faults.size() + " faults; nothing was recorded.\n" + list(faults),
          "Correct the files and start again.");
    }
    sequence.leftOut().forEach(leftOut -> log.warn("{}", leftOut));
    return scenarios;
  }

  private static String list(List<ScenarioFault> faults) {
    return faults.stream()
        .limit(FAULTS_SHOWN_MAX)
        .map(fault -> "  " + fault)
        .collect(Collectors.joining("\n"));
  }
}
