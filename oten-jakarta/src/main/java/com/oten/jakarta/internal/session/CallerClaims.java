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
 * Turns claims into a caller name and groups. Names are used unchanged or not at all: normalising could turn one name
 * into another.
 */
public final class CallerClaims {
    private static final Logger LOG = System.getLogger(CallerClaims.class.getName());

    private final LoginConfig config;

    public CallerClaims(LoginConfig config) {
        this.config = config;
    }

    /**
     * The principal's name, without which a user cannot log in.
     *
     * @param claims of the caller
     * @return unchanged
     * @throws com.oten.jakarta.error.OtenRejectedException if it is missing or unusable
     */
    public String name(Map<String, Object> claims) {
        return find(claims, config.callerNameClaim())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> NameFault.of(name).isEmpty())
                .orElseThrow(() -> OtenErrorCode.CLAIM_UNUSABLE.exception("the claim " + config.callerNameClaim()
                        + " (oten.caller-name-claim) is missing or is not a usable name"));
    }

    /**
     * The groups: one if the claim is a string; of an array, those members that are usable names. One log line counts
     * those that are left out.
     *
     * @param claims of the caller
     * @return empty if the claim is missing
     */
    public Set<String> groups(Map<String, Object> claims) {
        Object value = find(claims, config.groupsClaim()).orElse(List.of());
        GroupNames names = new GroupNames(value instanceof List<?> list ? list : List.of(value));
        names.report()
                .ifPresent(numbers -> LOG.log(
                        Level.WARNING,
                        "not all groups of the claim {0} were accepted, {1} were; left out: {2}",
                        config.groupsClaim(),
                        String.valueOf(names.accepted().size()),
                        numbers));
        return names.accepted();
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
