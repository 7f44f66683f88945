package org.tariffledger.client;

/// How an answer is printed.
enum Output {
  TABLE,
  JSON
}
