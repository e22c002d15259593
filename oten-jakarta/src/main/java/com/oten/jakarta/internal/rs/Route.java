package com.oten.jakarta.internal.rs;

import com.oten.jakarta.internal.rules.Rule;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.access.SecurityAnnotations;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules and demands of the sub-resource locators through which a request came. JAX-RS does not tell which locator
 * of a class was used, so those of all its locators apply.
 *
 * @param rules of the locators of a class
 * @param demands likewise
 */
record Route(List<Rule> rules, List<StepUpDemand> demands) {
    /** Computed once per class, and collected together with the class. */
    private static final ClassValue<Route> OF_CLASS = new ClassValue<>() {
        @Override
        protected Route computeValue(Class<?> type) {
            return of(type);
        }
    };

    private static final Route DIRECT = new Route(List.of(), List.of());

    Route {
        rules = List.copyOf(rules);
        demands = List.copyOf(demands);
    }

    /** The locators that led to the matched resource method. */
    static Route of(ContainerRequestContext request) {
        List<Object> resources = request.getUriInfo().getMatchedResources(); // the last one found comes first
        if (resources.size() < 2) {
            return DIRECT;
        }
        Route route = DIRECT;
        for (Object locator : resources.subList(1, resources.size())) {
            route = route.and(OF_CLASS.get(locator instanceof Class<?> type ? type : locator.getClass()));
        }
        return route;
    }

    /** The rule of a method that is reached through these locators. */
    Optional<Rule> with(Optional<Rule> rule) {
        return rules.isEmpty()
                ? rule
                : Rule.all(Stream.concat(rule.stream(), rules.stream()).toList());
    }

    static Route of(Class<?> type) {
        List<Rule> rules = new ArrayList<>();
        List<StepUpDemand> demands = new ArrayList<>();
        Arrays.stream(type.getMethods())
                .filter(method -> !method.isBridge() && SecurityAnnotations.isLocator(type, method))
                .forEach(locator -> {
                    add(type, locator, rules);
                    StepUpDemand.of(type, locator).ifPresent(demands::add);
                });
        return new Route(rules, demands.stream().distinct().toList());
    }

    private static void add(Class<?> type, Method locator, List<Rule> rules) {
        SecurityAnnotations.rules().of(type, locator).filter(Rule::isClosing).ifPresent(rules::add);
    }

    private Route and(Route further) {
        return new Route(
                Stream.concat(rules.stream(), further.rules.stream()).toList(),
                Stream.concat(demands.stream(), further.demands.stream())
                        .distinct()
                        .toList());
    }
}
