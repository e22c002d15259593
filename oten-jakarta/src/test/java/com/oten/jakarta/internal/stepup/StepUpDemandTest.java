package com.oten.jakarta.internal.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.session.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpDemandTest {
    private static final Instant NOW = TestClock.START;
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final StepUpDemand GOLD = new StepUpDemand(List.of("gold", "platinum"), Optional.empty());
    private static final StepUpDemand RECENT = new StepUpDemand(List.of(), Optional.of(Duration.ofMinutes(5)));

    @OtenStepUp(
            acr = {"gold", "urn:x:platinum"},
            maxAge = "PT5M")
    private static class Good {}

    private static final class Inherits extends Good {}

    @OtenStepUp
    private static final class Empty {}

    @OtenStepUp(acr = {})
    private static final class EmptyList {}

    @OtenStepUp(acr = "gold silver")
    private static final class TwoInOne {}

    @OtenStepUp(acr = "go\"ld")
    private static final class Quote {}

    @OtenStepUp(acr = "gold\r\n")
    private static final class Line {}

    @OtenStepUp(acr = {"gold", ""})
    private static final class Nothing {}

    @OtenStepUp(maxAge = "5 minutes")
    private static final class NoDuration {}

    @OtenStepUp(maxAge = "-PT5M")
    private static final class Negative {}

    @OtenStepUp(maxAge = "PT0.5S")
    private static final class Fraction {}

    @OtenStepUp(maxAge = "P1000000D")
    private static final class Endless {}

    interface Silver {
        @OtenStepUp(acr = "silver")
        void call();
    }

    @OtenStepUp(acr = "bronze")
    interface Bronze {
        void call();
    }

    private static class ByInterface implements Silver {
        @Override
        public void call() {}
    }

    @OtenStepUp(acr = "gold")
    private static final class ByClass extends ByInterface {}

    private static final class ByTypeOfInterface implements Bronze {
        @Override
        public void call() {}
    }

    private static final class Torn implements Silver, Bronze {
        @Override
        public void call() {}
    }

    @Test
    void a_method_demands_what_it_inherits() throws NoSuchMethodException {
        assertThat(demand(ByInterface.class)).contains(new StepUpDemand(List.of("silver"), Optional.empty()));
        assertThat(demand(ByTypeOfInterface.class)).contains(new StepUpDemand(List.of("bronze"), Optional.empty()));
        assertThat(demand(ByClass.class)).contains(new StepUpDemand(List.of("gold"), Optional.empty()));
    }

    @Test
    void demands_that_differ_are_refused_by_name() {
        assertThatThrownBy(() -> demand(Torn.class))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("Torn.call()")
                .hasMessageContaining("demands that differ");
    }

    private static Optional<StepUpDemand> demand(Class<?> type) throws NoSuchMethodException {
        return StepUpDemand.of(type, type.getMethod("call"));
    }

    @Test
    void says_what_the_annotation_says() {
        StepUpDemand demand = StepUpDemand.on(Good.class).orElseThrow();

        assertThat(demand)
                .isEqualTo(new StepUpDemand(List.of("gold", "urn:x:platinum"), Optional.of(Duration.ofMinutes(5))));
        assertThat(StepUpDemand.on(Inherits.class)).contains(demand);
        assertThat(StepUpDemand.on(Object.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Empty.class,
                EmptyList.class,
                TwoInOne.class,
                Quote.class,
                Line.class,
                Nothing.class,
                NoDuration.class,
                Negative.class,
                Fraction.class,
                Endless.class
            })
    void names_the_class_with_the_invalid_annotation(Class<?> broken) {
        assertThatThrownBy(() -> StepUpDemand.on(broken))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContainingAll("@OtenStepUp", broken.getName());
    }

    @Test
    void is_met_by_any_of_its_classes_and_by_no_other() {
        assertThat(isMet(GOLD, Map.of("acr", "gold"))).isTrue();
        assertThat(isMet(GOLD, Map.of("acr", "platinum"))).isTrue();
        assertThat(isMet(GOLD, Map.of("acr", "silver"))).isFalse();
        assertThat(isMet(GOLD, Map.of("acr", "gold platinum"))).isFalse();
        assertThat(isMet(GOLD, Map.of("acr", List.of("gold")))).isFalse();
        assertThat(isMet(GOLD, Map.of("acr", ""))).isFalse();
        assertThat(isMet(GOLD, Map.of())).isFalse(); // J18
    }

    @Test
    void is_met_by_whoever_has_authenticated_recently_enough_within_the_skew() {
        assertThat(isMet(RECENT, Map.of("auth_time", secondsAgo(0)))).isTrue();
        assertThat(isMet(RECENT, Map.of("auth_time", secondsAgo(360)))).isTrue();
        assertThat(isMet(RECENT, Map.of("auth_time", secondsAgo(361)))).isFalse();
        assertThat(isMet(RECENT, Map.of("auth_time", String.valueOf(secondsAgo(0)))))
                .isFalse();
        assertThat(isMet(RECENT, Map.of())).isFalse(); // J18
    }

    @Test
    void is_met_only_by_whoever_meets_all_of_it() {
        StepUpDemand both = new StepUpDemand(GOLD.acr(), RECENT.maxAge());

        assertThat(isMet(both, Map.of("acr", "gold", "auth_time", secondsAgo(10))))
                .isTrue();
        assertThat(isMet(both, Map.of("acr", "gold", "auth_time", secondsAgo(1_000))))
                .isFalse();
        assertThat(isMet(both, Map.of("acr", "1", "auth_time", secondsAgo(10)))).isFalse();
    }

    @Test
    void asks_a_login_for_what_it_demands() {
        OtenLogin login = StepUpDemand.on(Good.class).orElseThrow().login();

        assertThat(login.acrValues()).containsExactly("gold", "urn:x:platinum");
        assertThat(login.isAcrEssential()).isTrue();
        assertThat(login.maxAge()).contains(Duration.ofMinutes(5));
        assertThat(RECENT.login().acrValues()).isEmpty();
        assertThat(RECENT.login().isAcrEssential()).isFalse();
    }

    private static boolean isMet(StepUpDemand demand, Map<String, Object> claims) {
        return demand.isMetBy(new CallerWith(claims), NOW, SKEW);
    }

    private static long secondsAgo(long seconds) {
        return NOW.getEpochSecond() - seconds;
    }

    private record CallerWith(Map<String, Object> claims) implements Caller {
        @Override
        public String issuer() {
            return "https://account.oten.com";
        }

        @Override
        public String subject() {
            return "alice";
        }

        @Override
        public String callerName() {
            return "alice";
        }

        @Override
        public Set<String> groups() {
            return Set.of();
        }
    }
}
