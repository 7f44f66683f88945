package org.tariffledger.projections;

import org.springframework.context.annotation.Configuration;

/// Builds the rate book at start and keeps it current.
@Configuration(proxyBeanMethods = false)
public class ProjectionsConfiguration {}
