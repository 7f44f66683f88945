package org.tariffledger.audit.replays;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.tariffledger.audit.doctor.Examination;
import org.tariffledger.audit.log.TreeReplay;
import org.tariffledger.projections.BookReplay;
import org.tariffledger.subscriptions.ChangeReplay;

/// Builds projections anew. By the real clock, whatever the ledger's says: it tells how long it
/// took.
@Configuration(proxyBeanMethods = false)
public class ReplaysConfiguration {

  @Bean
  Replays replays(BookReplay book, ChangeReplay changes, TreeReplay tree) {
    return new Replays(book, changes, tree, Clock.systemUTC());
  }

  @Bean
  @Order(60)
  Examination rebuiltExamination(Replays replays) {
    return new RebuiltExamination(replays);
  }
}
