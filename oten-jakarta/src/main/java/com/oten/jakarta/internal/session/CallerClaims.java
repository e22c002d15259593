package com.oten.jakarta.internal.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.LoginConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns claims into a caller name and groups. Names are taken as they are or not at all: nothing is normalised, because
 * that would turn one name into another.
 */
public final class CallerClaims {
    private static final Logger LOG = System.getLogger(CallerClaims.class.getName());

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
                .filter(name -> NameFault.of(name).isEmpty())
                .orElseThrow(() -> OtenErrorCode.CLAIM_UNUSABLE.exception("the claim " + config.callerNameClaim()
                        + " (oten.caller-name-claim) is missing or is no usable name"));
    }

    /**
     * A string is one group; an array gives those of its members that are usable names. What is left out is counted in one line
     * of the log.
     *
     * @param claims of the caller
     * @return none if the claim is missing
     */
    public Set<String> groups(Map<String, Object> claims) {
        Object value = find(claims, config.groupsClaim()).orElse(List.of());
        GroupNames names = new GroupNames(value instanceof List<?> list ? list : List.of(value));
        names.report()
                .ifPresent(numbers -> LOG.log(
                        Level.WARNING,
                        "not all groups of the claim {0} were taken, {1} were; left out: {2}",
                        config.groupsClaim(),
                        String.valueOf(names.taken().size()),
                        numbers));
        return names.taken();
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
}
