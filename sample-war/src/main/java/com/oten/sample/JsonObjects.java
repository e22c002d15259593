package com.oten.sample;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.util.Map;

/** The JSON builder factory. {@link Json} itself searches for a provider at every call. */
final class JsonObjects {
    /** Thread-safe. */
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private JsonObjects() {}
}
