package com.oten.emulator.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters, none of them repeated (RFC 6749 sections 3.1 and 3.2) or empty. */
public record SingleValues(Map<String, String> values) {

    public static SingleValues of(Map<String, List<String>> parameters) {
        Map<String, String> single = new LinkedHashMap<>();
        parameters.forEach((name, all) -> {
            if (all.size() != 1) {
                throw Refusal.invalidRequest("The parameter " + name + " must not be repeated");
            }
            // RFC 6749 section 3.1: a parameter without a value counts as not sent
            if (!all.get(0).isEmpty()) {
                single.put(name, all.get(0));
            }
        });
        return new SingleValues(single);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String require(String name) {
        return find(name).orElseThrow(() -> Refusal.invalidRequest("The parameter " + name + " is required"));
    }
}
