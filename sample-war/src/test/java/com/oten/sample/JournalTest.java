package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenTokensRefreshed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-03-04T04:00:00Z");

    private final Journal journal = new Journal();

    @Test
    void keeps_the_last_twenty_the_newest_first() {
        for (int i = 0; i < 30; i++) {
            journal.note(NOW.plusSeconds(i), new OtenLoggedIn("user-" + i, "user-" + i));
        }

        assertThat(journal.all()).hasSize(20);
        assertThat(journal.all().get(0).moment()).isEqualTo(NOW.plusSeconds(29));
    }

    @Test
    void tells_a_user_only_what_is_the_person_s() {
        journal.note(NOW, new OtenTokensRefreshed("user-1", NOW));
        journal.note(NOW, new OtenLoggedIn("user-2", "bob"));

        assertThat(journal.of("user-1")).hasSize(1);
        assertThat(journal.lastRefresh("user-1")).contains(NOW);
        assertThat(journal.lastRefresh("user-2")).isEmpty();
    }

    @Test
    void says_why_a_session_has_ended() {
        assertThat(Journal.text(new OtenLoggedOut("user-1", OtenLoggedOut.Reason.TOKENS_EXPIRED)))
                .isEqualTo("user-1 logged out (tokens expired)");
    }
}
