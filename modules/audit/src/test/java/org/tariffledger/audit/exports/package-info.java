/// How exports are written.
@NullMarked
package org.tariffledger.audit.exports;

import org.jspecify.annotations.NullMarked;
