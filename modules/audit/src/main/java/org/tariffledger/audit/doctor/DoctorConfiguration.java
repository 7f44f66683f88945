package org.tariffledger.audit.doctor;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.kafka.KafkaChannel;
import org.tariffledger.subscriptions.webhooks.SurveyTaker;

/// Looks at everything in the order in which it follows from each other. By the real clock.
@Configuration(proxyBeanMethods = false)
public class DoctorConfiguration {

  private static final Clock CLOCK = Clock.systemUTC();

  @Bean
  Doctor doctor(List<Examination> examinations) {
    return new Doctor(examinations);
  }

  @Bean
  @Order(10)
  Examination storeExamination(JdbcClient jdbc) {
    return new StoreExamination(jdbc);
  }

  @Bean
  @Order(20)
  Examination recordTimesExamination(JdbcClient jdbc, LedgerHead head) {
    return new RecordTimesExamination(jdbc, head, CLOCK);
  }

  @Bean
  @Order(30)
  Examination rateBookExamination(RateBook book, LedgerHead head) {
    return new RateBookExamination(book, head);
  }

  @Bean
  @Order(40)
  Examination changeLogExamination(
      JdbcClient jdbc,
      LedgerHead head,
      @Value("${tariff-ledger.change-log:true}") boolean isWritten) {
    return new ChangeLogExamination(jdbc, head, isWritten);
  }

  @Bean
  @Order(70)
  Examination clocksExamination(JdbcClient jdbc) {
    return new ClocksExamination(jdbc, CLOCK);
  }

  @Bean
  @Order(80)
  Examination webhooksExamination(JdbcClient jdbc, SurveyTaker survey) {
    return new WebhooksExamination(jdbc, survey, CLOCK);
  }

  @Bean
  @Order(90)
  Examination kafkaExamination(KafkaChannel channel) {
    return new KafkaExamination(channel);
  }
}
