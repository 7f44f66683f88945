/// The rules of tariffs in plain Java: commands, events, and the decisions between them.
@NullMarked
package org.tariffledger.domain;

import org.jspecify.annotations.NullMarked;
