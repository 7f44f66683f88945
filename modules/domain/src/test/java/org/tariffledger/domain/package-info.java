/// The rules, tried one by one.
@NullMarked
package org.tariffledger.domain;

import org.jspecify.annotations.NullMarked;
