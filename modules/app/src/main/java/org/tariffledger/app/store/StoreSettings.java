package org.tariffledger.app.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Without a `url` the ledger is an H2 file in `folder`. What is not set is empty.
@ConfigurationProperties("tariff-ledger.store")
record StoreSettings(Path folder, String url, String user, String password, int connectionsMax) {}
