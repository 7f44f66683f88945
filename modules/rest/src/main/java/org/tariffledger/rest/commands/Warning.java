package org.tariffledger.rest.commands;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "What is odd in one place of a body.")
public record Warning(
    @Schema(description = "Which place: a JSON Pointer (RFC 6901) into the body.") String pointer,
    @Schema(description = "What is odd about it.") String detail) {}
