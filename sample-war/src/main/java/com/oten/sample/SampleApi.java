package com.oten.sample;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API lives below {@code /api}. Nothing of the library needs to be registered. */
@ApplicationPath("api")
public class SampleApi extends Application {}
