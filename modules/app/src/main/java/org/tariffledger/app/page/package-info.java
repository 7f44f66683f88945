/// How long browsers keep the files of the page.
@NullMarked
package org.tariffledger.app.page;

import org.jspecify.annotations.NullMarked;
