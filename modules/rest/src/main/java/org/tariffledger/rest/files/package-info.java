/// Files as they are published: schedules and lists of codes, read strictly, every fault named.
@NullMarked
package org.tariffledger.rest.files;

import org.jspecify.annotations.NullMarked;
