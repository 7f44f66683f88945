/// Tests of keys.
@NullMarked
package org.tariffledger.rest.security;

import org.jspecify.annotations.NullMarked;
