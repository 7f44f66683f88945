package org.tariffledger.domain.rates;

import org.tariffledger.domain.rates.RateAnswer.Range;

/// The answer for the product scope with the highest rate that can be told, and between what the
/// highest of all rates lies: some goods may be charged more where the rate on another scope is
/// open.
public record Peak(RateAnswer answer, Range range) {}
