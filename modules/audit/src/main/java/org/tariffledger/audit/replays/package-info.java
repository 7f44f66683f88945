/// Builds what is derived anew, and says where it is not what is in use.
@org.jspecify.annotations.NullMarked
package org.tariffledger.audit.replays;
