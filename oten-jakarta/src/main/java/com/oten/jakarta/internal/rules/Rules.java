package com.oten.jakarta.internal.rules;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the rule of a method. Jakarta Annotations section 2.1 (inheritance) gives the method's own annotation the first word and the
 * class's the next, for what the class declares; of interfaces and overridden methods it takes nothing. Jakarta REST
 * section 3.6 does take annotations from there, but only its own. So whoever annotates an interface believes it closed:
 * where a class says nothing, or only that everybody may call, what its method inherits counts, and of several the
 * strictest.
 */
public final class Rules {
    private final Function<AnnotatedElement, Optional<Rule>> said;

    /**
     * For one kind of annotations.
     *
     * @param said what a class or a method says by itself; throws if it contradicts itself
     */
    public Rules(Function<AnnotatedElement, Optional<Rule>> said) {
        this.said = said;
    }

    /**
     * The rule of a method.
     *
     * @param type the class whose method is called, which need not declare it
     * @param method one of its declarations
     * @return empty if nothing is said anywhere
     */
    public Optional<Rule> of(Class<?> type, Method method) {
        Declarations found = Declarations.of(type, method);
        Optional<Rule> own = said.apply(found.own());
        if (own.isPresent()) {
            return own;
        }
        List<Rule> ofClasses = said(found.classes());
        List<Rule> closing = ofClasses.stream().filter(Rule::isClosing).toList();
        if (!closing.isEmpty()) {
            return Rule.all(closing);
        }
        return Rule.all(inherited(found)).or(() -> Rule.all(ofClasses)).or(() -> Rule.all(said(found.supertypes())));
    }

    /** Without what an annotated method in between has overridden. */
    private List<Rule> inherited(Declarations found) {
        List<Rule> rules = new ArrayList<>();
        List<Class<?>> speakers = new ArrayList<>();
        for (Method method : found.inherited()) {
            Class<?> type = method.getDeclaringClass();
            if (speakers.stream().anyMatch(type::isAssignableFrom)) {
                continue;
            }
            Optional<Rule> ofMethod = said.apply(method);
            if (ofMethod.isPresent()) {
                speakers.add(type);
            }
            ofMethod.or(() -> said.apply(type)).ifPresent(rules::add);
        }
        return rules;
    }

    private List<Rule> said(Collection<Class<?>> types) {
        return types.stream().flatMap(type -> said.apply(type).stream()).toList();
    }
}
