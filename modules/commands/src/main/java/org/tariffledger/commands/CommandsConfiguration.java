package org.tariffledger.commands;

import org.springframework.context.annotation.Configuration;

/// Wires Axon to the store by hand: on Spring Boot 4 its own wiring stores nothing.
@Configuration(proxyBeanMethods = false)
public class CommandsConfiguration {}
