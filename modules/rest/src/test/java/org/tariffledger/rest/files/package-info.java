@NullMarked
package org.tariffledger.rest.files;

import org.jspecify.annotations.NullMarked;
