package com.oten.jakarta.internal.session;

import java.util.Optional;
import java.util.Set;

/** Why a claim's value is not a usable name. */
enum NameFault {
    NOT_A_STRING("that are not strings"),
    BLANK("blank"),
    RESERVED("reserved (* or **)"),
    TOO_LONG("longer than 256 characters"),
    UNUSABLE_CHARACTERS("with control or invisible characters"),
    SPACES_AROUND("with spaces around"),
    BEYOND("after the first 1000");

    private static final int LONGEST = 256;
    /** Any role, and any authenticated caller (Servlet 6.0 section 13.8, Jakarta Authorization 2.1). */
    private static final Set<String> RESERVED_NAMES = Set.of("*", "**");

    private final String words;

    NameFault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Empty if the text is usable as a name. */
    static Optional<NameFault> of(String name) {
        if (name.isBlank()) {
            return Optional.of(BLANK);
        }
        if (RESERVED_NAMES.contains(name.strip())) {
            return Optional.of(RESERVED);
        }
        if (name.length() > LONGEST) {
            return Optional.of(TOO_LONG);
        }
        return name.codePoints().anyMatch(NameFault::isUnusable) ? Optional.of(UNUSABLE_CHARACTERS) : Optional.empty();
    }

    static Optional<NameFault> spacesAround(String name) {
        boolean hasSpaces = isSpace(name.codePointAt(0)) || isSpace(name.codePointBefore(name.length()));
        return hasSpaces ? Optional.of(SPACES_AROUND) : Optional.empty();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Control, format (bidirectional, zero-width), private, unassigned characters or halves of one. */
    private static boolean isUnusable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
