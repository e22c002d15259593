package com.oten.jakarta.internal.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.rules.Rule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the servers' tests do not show one by one (they have a table in docs/servers.md). */
class SecurityAnnotationsTest {
    private static final Rule ADMINS = Rule.anyOf(List.of("admins"));

    interface Open {
        void call();
    }

    interface Admins {
        @RolesAllowed("admins")
        void call();
    }

    interface Readers {
        @RolesAllowed("readers")
        void call();
    }

    interface Denied {
        @DenyAll
        void call();
    }

    /** Takes the place of what it extends. */
    interface ReadersInstead extends Denied {
        @Override
        @RolesAllowed("readers")
        void call();
    }

    interface Taking<T> {
        @RolesAllowed("admins")
        void take(T value);
    }

    interface TakingMany<T extends Comparable<T>> {
        @RolesAllowed("admins")
        void take(List<T> values, T[] more);
    }

    interface TakingLists<E> extends Taking<List<E>> {}

    static class Says implements Denied {
        @Override
        @PermitAll
        public void call() {}
    }

    static class SaysNothing implements Open {
        @Override
        public void call() {}
    }

    static class Both implements Admins, Readers {
        @Override
        public void call() {}
    }

    static class Strictest implements Admins, Denied {
        @Override
        public void call() {}
    }

    static class Nearest implements ReadersInstead {
        @Override
        public void call() {}
    }

    static class NearestAndFurther implements ReadersInstead, Denied {
        @Override
        public void call() {}
    }

    static class Takes implements TakingLists<String> {
        @Override
        public void take(List<String> value) {}

        void take(String value) {}
    }

    static class TakesMany implements TakingMany<String> {
        @Override
        public void take(List<String> values, String[] more) {}
    }

    static class TakesInBase {
        public void take(String value) {}
    }

    static class TakesByBase extends TakesInBase implements Taking<String> {}

    static class GenericBase<T> {
        @RolesAllowed("admins")
        public void take(T value) {}
    }

    static class Overrides extends GenericBase<Integer> {
        @Override
        public void take(Integer value) {}
    }

    static class OverridesAgain extends Overrides {
        @Override
        public void take(Integer value) {}
    }

    static class Opened extends Overrides {
        @Override
        @PermitAll
        public void take(Integer value) {}
    }

    static class OpenedAgain extends Opened {
        @Override
        public void take(Integer value) {}
    }

    /** As Weld makes them. */
    @SuppressWarnings("checkstyle:TypeName")
    static class Says$Proxy$_$$_WeldClientProxy extends Says {
        @Override
        public void call() {}
    }

    @RolesAllowed("admins")
    static class ClassSays implements Open {
        @Override
        public void call() {}
    }

    @RolesAllowed("readers")
    static class LowerClassSays extends ClassSays {}

    @PermitAll
    static class ClassPermits implements Admins {
        @Override
        public void call() {}
    }

    @PermitAll
    static class ClassPermitsWhatItInherits extends ClassSays {}

    static class Contradicts {
        @PermitAll
        @DenyAll
        public void call() {}
    }

    @PermitAll
    @RolesAllowed("admins")
    static class ContradictsAsAWhole {}

    static class AnnotatedLocator {
        @Path("sub")
        @RolesAllowed("admins")
        public Object call() {
            return this;
        }
    }

    static class DemandingLocator {
        @Path("sub")
        @OtenStepUp(acr = "gold")
        public Object call() {
            return this;
        }
    }

    interface Locates {
        @Path("sub")
        Object call();
    }

    static class LocatesByInterface implements Locates {
        @Override
        @DenyAll
        public Object call() {
            return this;
        }
    }

    static class PermittedLocator {
        @Path("sub")
        @PermitAll
        public Object call() {
            return this;
        }
    }

    static class ResourceMethods {
        @GET
        @Path("sub")
        @RolesAllowed("admins")
        public Object call() {
            return this;
        }
    }

    @Test
    void the_methods_own_word_counts_alone() {
        assertThat(rule(Says.class)).contains(Rule.PERMIT);
        assertThat(rule(Says$Proxy$_$$_WeldClientProxy.class)).contains(Rule.PERMIT);
        assertThat(rule(Opened.class, "take", Integer.class)).contains(Rule.PERMIT);
    }

    @Test
    void nothing_is_said_where_nobody_says_anything() {
        assertThat(rule(SaysNothing.class)).isEmpty();
    }

    @Test
    void several_interfaces_count_together() {
        assertThat(rule(Both.class)).contains(new Rule(Rule.Kind.ROLES, List.of(Set.of("admins"), Set.of("readers"))));
        assertThat(rule(Strictest.class)).contains(Rule.DENY);
    }

    @Test
    void what_an_interface_overrides_is_gone_however_often_it_is_named() {
        assertThat(rule(Nearest.class)).contains(Rule.anyOf(List.of("readers")));
        assertThat(rule(NearestAndFurther.class)).contains(Rule.anyOf(List.of("readers")));
    }

    @Test
    void type_parameters_are_seen_through() {
        assertThat(rule(Takes.class, "take", List.class)).contains(ADMINS);
        assertThat(rule(Takes.class, "take", String.class)).isEmpty();
        assertThat(rule(TakesMany.class, "take", List.class, String[].class)).contains(ADMINS);
        assertThat(rule(TakesByBase.class, "take", String.class)).contains(ADMINS);
        assertThat(rule(OverridesAgain.class, "take", Integer.class)).contains(ADMINS);
    }

    @Test
    void an_override_of_what_was_opened_stays_open() {
        assertThat(rule(OpenedAgain.class, "take", Integer.class)).contains(Rule.PERMIT);
    }

    @Test
    void classes_below_the_one_that_declares_the_method_are_heard_too() {
        assertThat(rule(LowerClassSays.class))
                .contains(new Rule(Rule.Kind.ROLES, List.of(Set.of("readers"), Set.of("admins"))));
    }

    @Test
    void a_class_that_permits_opens_nothing_that_its_methods_inherit_as_closed() {
        assertThat(rule(ClassPermits.class)).contains(ADMINS);
        assertThat(rule(ClassPermitsWhatItInherits.class)).contains(ADMINS);
    }

    @Test
    void two_words_on_one_element_are_refused_by_name() {
        assertThatThrownBy(() -> SecurityAnnotations.check(Contradicts.class))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("@DenyAll and @PermitAll are both on")
                .hasMessageContaining("Contradicts.call()");
        assertThatThrownBy(() -> rule(Contradicts.class)).isInstanceOf(OtenConfigurationException.class);
        assertThatThrownBy(() -> SecurityAnnotations.check(ContradictsAsAWhole.class))
                .hasMessageContaining("ContradictsAsAWhole");
    }

    @Test
    void an_annotation_on_a_locator_that_would_have_no_effect_is_refused_by_name() {
        List.of(AnnotatedLocator.class, DemandingLocator.class, LocatesByInterface.class)
                .forEach(type -> assertThatThrownBy(() -> SecurityAnnotations.check(type))
                        .isInstanceOf(OtenConfigurationException.class)
                        .hasMessageContaining(type.getSimpleName() + ".call()"));
        SecurityAnnotations.check(PermittedLocator.class);
        SecurityAnnotations.check(ResourceMethods.class);
    }

    @Test
    void roles_are_collected_but_those_that_are_none() {
        assertThat(SecurityAnnotations.roles(LowerClassSays.class)).containsExactly("readers");
        assertThat(SecurityAnnotations.roles(Admins.class)).containsExactly("admins");
    }

    private static Optional<Rule> rule(Class<?> type) {
        return rule(type, "call");
    }

    private static Optional<Rule> rule(Class<?> type, String name, Class<?>... parameters) {
        Class<?> declaring = type;
        while (true) {
            Optional<Method> method = Arrays.stream(declaring.getDeclaredMethods())
                    .filter(one -> one.getName().equals(name) && Arrays.equals(one.getParameterTypes(), parameters))
                    .findFirst();
            if (method.isPresent()) {
                return SecurityAnnotations.rules().of(type, method.get());
            }
            declaring = declaring.getSuperclass();
        }
    }
}
