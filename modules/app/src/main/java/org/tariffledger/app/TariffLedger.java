package org.tariffledger.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server.
@SpringBootApplication
public class TariffLedger {

  public static void main(String[] args) {
    SpringApplication.run(TariffLedger.class, args);
  }
}
