package com.oten.jakarta.it.facts;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Switches JAX-RS on. */
@ApplicationPath("/api")
public class FactsApi extends Application {}
