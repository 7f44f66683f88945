/// What measures refer to: economies, programmes, groups, rules, coverage, product lists.
@NullMarked
package org.tariffledger.rest.references;

import org.jspecify.annotations.NullMarked;
