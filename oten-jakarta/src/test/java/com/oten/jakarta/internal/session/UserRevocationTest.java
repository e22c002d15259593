package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRevocationTest {
    private static final long AT = 1_772_366_400_123L;

    @Test
    void comes_back_as_it_was_written() {
        for (UserRevocation revocation : List.of(
                UserRevocation.others(AT, "5e55"), UserRevocation.all(AT), new UserRevocation(AT, "5e55", AT - 1))) {
            assertThat(UserRevocation.read(revocation.written())).contains(revocation);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  ", "1772366400", "1772366400 5e55", "x 0 5e55", "99999999999999999999 0 5e55"})
    void what_this_library_has_not_written_is_not_an_entry(String text) {
        assertThat(UserRevocation.read(text)).isEmpty();
        String entry = UserRevocation.others(AT, "5e55").written();
        assertThat(UserRevocation.merged(text, entry)).isEqualTo(entry);
        assertThat(UserRevocation.merged(entry, text)).isEqualTo(entry);
    }

    @Test
    void of_two_that_each_keep_their_own_neither_is_kept() {
        UserRevocation both = UserRevocation.others(AT, "mine").and(UserRevocation.others(AT, "yours"));

        assertThat(both).isEqualTo(UserRevocation.all(AT));
    }

    @Test
    void a_session_that_began_after_an_earlier_entry_is_kept_by_a_later_one() {
        UserRevocation both = UserRevocation.others(AT + 2, "later").and(UserRevocation.all(AT));

        assertThat(both).isEqualTo(new UserRevocation(AT + 2, "later", AT));
    }

    /**
     * In whatever order, and however often, revocations are merged: they end what any of them ends, and nothing else.
     */
    @Property
    void together_they_end_what_any_of_them_ends(
            @ForAll("revocations") List<UserRevocation> revocations, @ForAll Random random) {
        List<UserRevocation> order = new ArrayList<>(revocations);
        order.addAll(revocations);
        Collections.shuffle(order, random);
        UserRevocation together = order.stream().reduce(UserRevocation::and).orElseThrow();

        for (String id : List.of("a", "b", "c", "d")) {
            for (long began = 0; began < 8; began++) {
                long moment = began;
                assertThat(together.covers(id, moment))
                        .isEqualTo(revocations.stream().anyMatch(revocation -> revocation.covers(id, moment)));
            }
        }
    }

    @Provide
    Arbitrary<List<UserRevocation>> revocations() {
        return Combinators.combine(Arbitraries.longs().between(1, 6), Arbitraries.of("", "a", "b", "c"))
                .as((at, kept) -> kept.isEmpty() ? UserRevocation.all(at) : UserRevocation.others(at, kept))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Test
    void does_not_print_which_session_was_kept() {
        assertThat(UserRevocation.others(1, "canary")).hasToString("UserRevocation[1]");
    }
}
