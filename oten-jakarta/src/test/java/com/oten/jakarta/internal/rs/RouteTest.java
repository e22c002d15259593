package com.oten.jakarta.internal.rs;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.internal.rules.Rule;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final Rule ADMINS = Rule.anyOf(List.of("admins"));

    @RolesAllowed("admins")
    public static class Closed {
        @Path("one")
        public Object one() {
            return this;
        }

        @Path("open")
        @PermitAll
        public Object open() {
            return this;
        }

        @GET
        @DenyAll
        public Object responds() {
            return this;
        }
    }

    public static class Mixed {
        @Path("one")
        @RolesAllowed("admins")
        public Object one() {
            return this;
        }

        @Path("other")
        @DenyAll
        @OtenStepUp(acr = "gold")
        public Object other() {
            return this;
        }
    }

    @PermitAll
    public static class Open {
        @Path("one")
        public Object one() {
            return this;
        }
    }

    @Test
    void what_holds_for_the_locators_of_a_class_holds_for_what_they_lead_to() {
        Route route = Route.of(Closed.class);

        assertThat(route.with(Optional.empty())).contains(ADMINS);
        assertThat(route.with(Optional.of(Rule.PERMIT))).contains(ADMINS);
        assertThat(route.with(Optional.of(Rule.DENY))).contains(Rule.DENY);
        assertThat(route.demands()).isEmpty();
    }

    @Test
    void of_locators_that_differ_the_strictest_holds() {
        Route route = Route.of(Mixed.class);

        assertThat(route.with(Optional.empty())).contains(Rule.DENY);
        assertThat(route.demands()).containsExactly(new StepUpDemand(List.of("gold"), Optional.empty()));
    }

    @Test
    void locators_that_are_open_to_everybody_open_nothing_behind_them() {
        Route route = Route.of(Open.class);

        assertThat(route.with(Optional.empty())).isEmpty();
        assertThat(route.with(Optional.of(ADMINS))).contains(ADMINS);
    }
}
