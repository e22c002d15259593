package com.oten.jakarta.internal.request;

import com.oten.jakarta.internal.config.LoginParameter;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the application asks of one login beyond the configuration (OIDC Core section 3.1.2.1).
 *
 * @param values as they are sent, in the order of the enum
 * @param isAcrEssential whether the login is refused if it reaches none of the {@code acr_values}; else they are
 *     voluntary
 * @param isByPage whether a page asked that asks again when the login ends there
 */
public record LoginParameters(Map<LoginParameter, String> values, boolean isAcrEssential, boolean isByPage) {
    /** Nothing beyond the configuration. */
    public static final LoginParameters NONE = new LoginParameters(Map.of(), false, false);

    /** Copies the map. */
    public LoginParameters {
        Map<LoginParameter, String> ordered = new EnumMap<>(LoginParameter.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /**
     * The same and one more.
     *
     * @param parameter which
     * @param value as it is sent
     * @return a copy
     */
    public LoginParameters with(LoginParameter parameter, String value) {
        Map<LoginParameter, String> more = new EnumMap<>(LoginParameter.class);
        more.putAll(values);
        more.put(parameter, value);
        return new LoginParameters(more, isAcrEssential, isByPage);
    }

    /**
     * The same and one less.
     *
     * @param parameter which
     * @return a copy
     */
    public LoginParameters without(LoginParameter parameter) {
        Map<LoginParameter, String> less = new EnumMap<>(LoginParameter.class);
        less.putAll(values);
        less.remove(parameter);
        return new LoginParameters(less, isAcrEssential, isByPage);
    }

    /**
     * The same, but one of the {@code acr_values} has to be reached.
     *
     * @return a copy
     */
    public LoginParameters withEssentialAcr() {
        return new LoginParameters(values, true, isByPage);
    }

    /**
     * The same, asked by a page that asks again when the login ends there.
     *
     * @return a copy
     */
    public LoginParameters byPage() {
        return new LoginParameters(values, isAcrEssential, true);
    }

    /**
     * One of them.
     *
     * @param parameter which
     * @return empty if it is not asked
     */
    public Optional<String> find(LoginParameter parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    /**
     * How long ago the user may have authenticated.
     *
     * @return empty if that does not matter
     */
    public Optional<Duration> maxAge() {
        return find(LoginParameter.MAX_AGE).map(Long::parseLong).map(Duration::ofSeconds);
    }

    /**
     * The authentication context classes of which one has to be reached.
     *
     * @return empty if any will do
     */
    public List<String> essentialAcr() {
        return find(LoginParameter.ACR_VALUES)
                .filter(values -> isAcrEssential)
                .map(values -> List.of(values.split(" ")))
                .orElse(List.of());
    }

    /**
     * Whether Oten may show nothing (OIDC Core section 3.1.2.1, {@code prompt=none}).
     *
     * @return true if the login succeeds at once or not at all
     */
    public boolean isSilent() {
        return find(LoginParameter.PROMPT).filter("none"::equals).isPresent();
    }
}
