package com.oten.jakarta.internal.stepup;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.rules.Declarations;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.session.OtenSession;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a caller must have authenticated: what an {@link OtenStepUp} says, checked.
 *
 * @param acr the authentication context classes of which one is needed; none means any will do
 * @param maxAge how long ago it may have been; empty means that does not matter
 */
public record StepUpDemand(List<String> acr, Optional<Duration> maxAge) {
    private static final Duration LONGEST_AGE = Duration.ofDays(365);

    /** Copies the list. */
    public StepUpDemand {
        acr = List.copyOf(acr);
    }

    /**
     * What is demanded of callers of a class or method.
     *
     * @param element with or without the annotation
     * @return empty without it
     * @throws OtenException if it is broken, naming the element
     */
    public static Optional<StepUpDemand> on(AnnotatedElement element) {
        @Nullable OtenStepUp annotation = element.getAnnotation(OtenStepUp.class);
        return annotation == null ? Optional.empty() : Optional.of(read(annotation, element));
    }

    /**
     * What is demanded of callers of a method: what it says itself, or its class, a superclass of that, and else what the
     * method overrides or implements, or an interface of the class.
     *
     * @param type the class whose method is called, which need not declare it
     * @param method one of its declarations
     * @return empty if nothing is demanded anywhere
     * @throws OtenException if an annotation is broken, or several are inherited that demand different things
     */
    public static Optional<StepUpDemand> of(Class<?> type, Method method) {
        Declarations found = Declarations.of(type, method);
        return on(found.own()).or(() -> on(type)).or(() -> inherited(found));
    }

    private static Optional<StepUpDemand> inherited(Declarations found) {
        List<StepUpDemand> demands = Stream.concat(found.inherited().stream(), found.supertypes().stream())
                .flatMap(element -> on(element).stream())
                .distinct()
                .toList();
        if (demands.size() > 1) {
            throw broken(
                    found.own(), "it inherits demands that differ; say on the method or its class which one holds");
        }
        return demands.stream().findFirst();
    }

    private static StepUpDemand read(OtenStepUp annotation, AnnotatedElement element) {
        List<String> acr = List.of(annotation.acr());
        if (acr.isEmpty() && annotation.maxAge().isEmpty()) {
            throw broken(element, "it demands nothing; give acr or maxAge");
        }
        boolean isOneWordEach = acr.stream().noneMatch(value -> value.isEmpty() || value.indexOf(' ') >= 0);
        if (!acr.isEmpty() && !(isOneWordEach && LoginParameter.ACR_VALUES.accepts(String.join(" ", acr)))) {
            throw broken(element, "acr has a value that is no visible ASCII, has a quote or backslash, or is too long");
        }
        return new StepUpDemand(
                acr, annotation.maxAge().isEmpty() ? Optional.empty() : Optional.of(age(annotation.maxAge(), element)));
    }

    private static Duration age(String text, AnnotatedElement element) {
        try {
            Duration age = Duration.parse(text);
            if (!age.isNegative()
                    && age.truncatedTo(ChronoUnit.SECONDS).equals(age)
                    && age.compareTo(LONGEST_AGE) <= 0) {
                return age;
            }
        } catch (DateTimeParseException e) {
            // reported below, together with durations out of range
        }
        throw broken(element, "maxAge is no ISO-8601 duration in whole seconds up to a year, for instance PT5M");
    }

    private static OtenException broken(AnnotatedElement element, String fault) {
        return OtenErrorCode.CONFIGURATION.exception("@OtenStepUp on " + element + " is broken: " + fault);
    }

    /**
     * Whether a caller may pass.
     *
     * @param caller with the claims of an ID token, or of an access token
     * @param now the time
     * @param skew how far Oten's clock may be off
     * @return false also if the claims are missing
     */
    public boolean isMetBy(Caller caller, Instant now, Duration skew) {
        boolean isStrong =
                acr.isEmpty() || caller.text("acr").filter(acr::contains).isPresent();
        return isStrong
                && maxAge.filter(age -> !isRecent(caller, age, now, skew)).isEmpty();
    }

    /** Who comes right from a login that asked for it has met it, however long the user took at Oten. */
    private static boolean isRecent(Caller caller, Duration age, Instant now, Duration skew) {
        if (caller instanceof OtenSession session && session.hasJustMet(age, now)) {
            return true;
        }
        return caller.claims().get("auth_time") instanceof Number seconds
                && !Instant.ofEpochSecond(seconds.longValue())
                        .isBefore(now.minus(age).minus(skew));
    }

    /**
     * The login that meets this, or is refused.
     *
     * @return comes back to the page that it is started on
     */
    public OtenLogin login() {
        OtenLogin login = OtenLogin.fresh();
        if (!acr.isEmpty()) {
            login.essentialAcr(acr.toArray(String[]::new));
        }
        maxAge.ifPresent(login::maxAge);
        return login;
    }

    /**
     * The same in the words of OIDC and RFC 9470.
     *
     * @return {@code acr_values} and {@code max_age}, as far as they matter
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!acr.isEmpty()) {
            parameters.put("acr_values", String.join(" ", acr));
        }
        maxAge.ifPresent(age -> parameters.put("max_age", Long.toString(age.toSeconds())));
        return parameters;
    }
}
