/// The server as a process of its own: started, killed and started again as an operator would.
@NullMarked
package org.tariffledger.app.process;

import org.jspecify.annotations.NullMarked;
