package com.oten.jakarta.session;

import com.oten.jakarta.config.LoginConfig;
import com.oten.jakarta.error.OtenErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns claims into a caller name and groups. Names are taken as they are or not at all: nothing is normalised, because
 * that would turn one name into another.
 */
public final class CallerClaims {
    private static final int LONGEST_NAME = 256;
    private static final int MOST_GROUPS = 1_000;

    private final LoginConfig config;

    /**
     * Prepares the reading.
     *
     * @param config which claims
     */
    public CallerClaims(LoginConfig config) {
        this.config = config;
    }

    /**
     * The principal's name; without it there is nobody to log in.
     *
     * @param claims of the caller
     * @return as it is
     * @throws com.oten.jakarta.error.OtenRejectedException if it is missing or unusable
     */
    public String name(Map<String, Object> claims) {
        return find(claims, config.callerNameClaim())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(CallerClaims::isUsable)
                .orElseThrow(() -> OtenErrorCode.CLAIM_UNUSABLE.exception("the claim " + config.callerNameClaim()
                        + " (oten.caller-name-claim) is missing or is no usable name"));
    }

    /**
     * A string is one group; an array gives those of its members that are usable names.
     *
     * @param claims of the caller
     * @return none if the claim is missing
     */
    public Set<String> groups(Map<String, Object> claims) {
        Object value = find(claims, config.groupsClaim()).orElse(List.of());
        Stream<?> members = value instanceof List<?> list ? list.stream() : Stream.of(value);
        Set<String> groups = new LinkedHashSet<>();
        members.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(CallerClaims::isUsable)
                .limit(MOST_GROUPS)
                .forEach(groups::add);
        return groups;
    }

    /** A claim of that name, which may itself contain dots, or a path into nested claims. */
    private static Optional<Object> find(Map<?, ?> claims, String path) {
        @Nullable Object direct = claims.get(path);
        if (direct != null) {
            return Optional.of(direct);
        }
        int dot = path.indexOf('.');
        if (dot < 0 || !(claims.get(path.substring(0, dot)) instanceof Map<?, ?> nested)) {
            return Optional.empty();
        }
        return find(nested, path.substring(dot + 1));
    }

    /** No control, format (bidirectional, zero-width), private, unassigned characters or halves of one. */
    private static boolean isUsable(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                });
    }
}
