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
 * @param acr the authentication context classes of which one is needed; empty means that any will do
 * @param maxAge how long ago the authentication may have been; empty means any time
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
     * @throws OtenException if it is invalid, naming the element
     */
    public static Optional<StepUpDemand> on(AnnotatedElement element) {
        @Nullable OtenStepUp annotation = element.getAnnotation(OtenStepUp.class);
        return annotation == null ? Optional.empty() : Optional.of(read(annotation, element));
    }

    /**
     * What is demanded of callers of a method, by an annotation on the method, else on its class or a superclass of
     * that, else on what the method overrides or implements, or on an interface of the class.
     *
     * @param type the class whose method is called, which need not declare it
     * @param method one of its declarations
     * @return empty if nothing is demanded anywhere
     * @throws OtenException if an annotation is invalid, or several with different demands are inherited
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
            throw invalid(
                    found.own(), "it inherits demands that differ; say on the method or its class which one holds");
        }
        return demands.stream().findFirst();
    }

    private static StepUpDemand read(OtenStepUp annotation, AnnotatedElement element) {
        List<String> acr = List.of(annotation.acr());
        if (acr.isEmpty() && annotation.maxAge().isEmpty()) {
            throw invalid(element, "it demands nothing; give acr or maxAge");
        }
        boolean isOneWordEach = acr.stream().noneMatch(value -> value.isEmpty() || value.indexOf(' ') >= 0);
        if (!acr.isEmpty() && !(isOneWordEach && LoginParameter.ACR_VALUES.accepts(String.join(" ", acr)))) {
            throw invalid(
                    element, "acr has a value that is not visible ASCII, has a quote or backslash, or is too long");
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
        throw invalid(element, "maxAge is not an ISO-8601 duration in whole seconds up to a year, for instance PT5M");
    }

    private static OtenException invalid(AnnotatedElement element, String fault) {
        return OtenErrorCode.CONFIGURATION.exception("@OtenStepUp on " + element + " is invalid: " + fault);
    }

    /**
     * Whether a caller meets this.
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

    /** Right after a login that asked for it the demand is met, however long the user took at Oten. */
    private static boolean isRecent(Caller caller, Duration age, Instant now, Duration skew) {
        if (caller instanceof OtenSession session && session.hasJustMet(age, now)) {
            return true;
        }
        return caller.claims().get("auth_time") instanceof Number seconds
                && !Instant.ofEpochSecond(seconds.longValue())
                        .isBefore(now.minus(age).minus(skew));
    }

    /**
     * A login that meets this, or fails.
     *
     * @return one that comes back to the page where it starts
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
     * The same as parameters of OIDC and RFC 9470.
     *
     * @return {@code acr_values} and {@code max_age}, if demanded
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
