/// Tests of how commands are read, refused and told apart.
@NullMarked
package org.tariffledger.rest.commands;

import org.jspecify.annotations.NullMarked;
