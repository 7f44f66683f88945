package org.tariffledger.rest;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// The HTTP side of the server.
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class RestConfiguration {}
