/// Who may do what: keys with their scopes, and what a browser is told.
@NullMarked
package org.tariffledger.rest.security;

import org.jspecify.annotations.NullMarked;
