package com.oten.sample;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.util.Map;

/** Where JSON comes from. {@link Json} itself searches the class path for a provider at every call. */
final class JsonObjects {
    /** Thread-safe. */
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private JsonObjects() {}
}
