/// `/v1/schemas` and `/v1/asyncapi`: what changes say, for machines.
@NullMarked
package org.tariffledger.rest.schemas;

import org.jspecify.annotations.NullMarked;
