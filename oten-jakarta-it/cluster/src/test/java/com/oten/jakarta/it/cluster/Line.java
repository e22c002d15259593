package com.oten.jakarta.it.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** One request or response: an id that connects the two, and words. */
record Line(String id, List<String> words) {
    String written() {
        return id
                + words.stream()
                        .map(word ->
                                " =" + Base64.getUrlEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.joining());
    }

    static Line read(String line) {
        String[] parts = line.split(" =", -1);
        List<String> words = Arrays.stream(parts)
                .skip(1)
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .toList();
        return new Line(parts[0], words);
    }
}
