package com.oten.jakarta.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.Serial;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Strict JSON: well-formed UTF-8, no duplicate names, no deep nesting; and typed access to members. */
public final class Json {
    private static final int DEPTH = 32;

    /** Looking up the provider walks the class path, so it is done once. */
    private static final JsonReaderFactory READERS =
            JsonProvider.provider().createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    /** The text is not a JSON object, or not a strict one. Its message never quotes the text. */
    public static final class Malformed extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        Malformed(String fault) {
            super(fault, null, false, false);
        }

        /**
         * What is wrong.
         *
         * @return a few words
         */
        public String fault() {
            return String.valueOf(getMessage());
        }
    }

    private Json() {}

    /**
     * Parses an object.
     *
     * @param utf8 the text's bytes
     * @return the object
     * @throws Malformed if it is anything but one strict JSON object
     */
    public static JsonObject object(byte[] utf8) throws Malformed {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("it is not UTF-8");
        }
        checkShape(text);
        try (var reader = READERS.createReader(new StringReader(text))) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
            throw new Malformed("it is not a JSON object");
        } catch (RuntimeException e) { // parsers throw all sorts, at numbers of a thousand digits for instance
            throw new Malformed("it is not JSON"); // the parser's message quotes the text
        }
    }

    /** Parsers recurse, and some stop after the first value, so the shape is checked first. */
    private static void checkShape(String text) throws Malformed {
        int depth = 0;
        boolean inString = false;
        boolean isOver = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isOver && " \t\r\n".indexOf(c) < 0) {
                throw new Malformed("something follows the JSON object");
            }
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '[' || c == '{') {
                if (++depth > DEPTH) {
                    throw new Malformed("it is nested too deeply");
                }
            } else if (c == ']' || c == '}') {
                isOver = --depth == 0;
            }
        }
    }

    /**
     * A member that is a string.
     *
     * @param object where
     * @param name which
     * @return empty if it is absent or something else
     */
    public static Optional<String> string(JsonObject object, String name) {
        return object.get(name) instanceof JsonString s ? Optional.of(s.getString()) : Optional.empty();
    }

    /**
     * A member that is a whole number of 53 bits.
     *
     * @param object where
     * @param name which
     * @return empty if it is absent or something else
     */
    public static Optional<Long> whole(JsonObject object, String name) {
        if (object.get(name) instanceof JsonNumber n && Math.abs(n.doubleValue()) < 9e15) {
            return Optional.of((long) Math.floor(n.doubleValue()));
        }
        return Optional.empty();
    }

    /**
     * A member that is an array of strings.
     *
     * @param object where
     * @param name which
     * @return empty if it is absent or something else
     */
    public static Optional<List<String>> strings(JsonObject object, String name) {
        if (object.get(name) instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return Optional.of(array.getValuesAs(JsonString::getString));
        }
        return Optional.empty();
    }

    /**
     * A member that is a string or an array of strings, as {@code aud} is (RFC 7519 section 4.1.3).
     *
     * @param object where
     * @param name which
     * @return empty if it is absent or something else
     */
    public static Optional<List<String>> oneOrMore(JsonObject object, String name) {
        return string(object, name).map(List::of).or(() -> strings(object, name));
    }

    /**
     * Whether a member is {@code true}.
     *
     * @param object where
     * @param name which
     * @return false if it is absent or something else
     */
    public static boolean isTrue(JsonObject object, String name) {
        return JsonValue.TRUE.equals(object.get(name));
    }

    /**
     * The object as JDK types: immutable maps and lists, strings, longs, doubles and booleans; nulls, and numbers that
     * no double holds, are left out. What many objects have in common is there once in the JVM: the names of members,
     * and the strings in arrays, which are those of groups mostly.
     *
     * @param object a parsed object
     * @return its members in order
     */
    public static Map<String, Object> toMap(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> toJava(value).ifPresent(java -> map.put(name.intern(), java)));
        return Collections.unmodifiableMap(map);
    }

    private static Optional<Object> toJava(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case NUMBER -> {
                JsonNumber number = (JsonNumber) value;
                double approximate = number.doubleValue();
                if (!Double.isFinite(approximate)) {
                    yield Optional.empty(); // could not be written again
                }
                yield Optional.of(
                        number.isIntegral() && Math.abs(approximate) < 9e15
                                ? (Object) number.longValue()
                                : approximate);
            }
            case OBJECT -> Optional.of(toMap(value.asJsonObject()));
            case ARRAY ->
                Optional.of(value.asJsonArray().stream()
                        .flatMap(element -> toJava(element).stream())
                        .map(element -> element instanceof String text ? text.intern() : element)
                        .collect(Collectors.toUnmodifiableList()));
            case NULL -> Optional.empty();
        };
    }
}
