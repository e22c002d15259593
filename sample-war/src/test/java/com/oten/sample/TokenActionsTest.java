package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenActionsTest {
    @ParameterizedTest
    @EnumSource(
            value = TokenAction.class,
            names = {"REFRESH", "USERINFO", "INTROSPECT", "SERVICE"})
    void a_button_tells_what_came_of_it_and_no_token(TokenAction action) throws IOException {
        Note note = actions(StubTokens.good()).perform(action);

        assertThat(note.isFailure()).isFalse();
        assertThat(note.html()).contains("role=\"status\"").doesNotContain("canary", "<Alice>");
        assertThat(bytes(note)).doesNotContain("canary"); // it is in the session until it is shown
    }

    @Test
    void revoked_tokens_leave_the_user_logged_in() {
        Note note = actions(StubTokens.good().with("revoke", () -> null)).perform(TokenAction.REVOKE);

        assertThat(note.html()).contains("The tokens are revoked", "log in again");
    }

    @Test
    void what_Oten_does_not_offer_is_said_so() {
        StubTokens tokens = StubTokens.good().with("introspect", () -> {
            throw OtenErrorCode.NOT_OFFERED.exception("Oten advertises no introspection_endpoint");
        });

        Note note = actions(tokens).perform(TokenAction.INTROSPECT);

        assertThat(note.isFailure()).isTrue();
        assertThat(note.html())
                .contains("role=\"alert\"", "not-offered", "whoever runs this application", "do without it");
    }

    @Test
    void how_long_to_wait_is_said_too() {
        StubTokens tokens = StubTokens.good().with("refresh", () -> {
            OtenException later = OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception("later");
            throw ((OtenUnavailableException) later).retryAfter(Duration.ofSeconds(20));
        });

        assertThat(actions(tokens).perform(TokenAction.REFRESH).rows()).containsEntry("Try again in", "20 seconds");
    }

    @Test
    void a_service_that_nobody_configured_cannot_be_called() {
        assertThat(actions(StubTokens.good()).perform(TokenAction.DOWNSTREAM).html())
                .contains("oten.sample.downstream-url");
    }

    @Test
    void a_button_is_found_by_its_name_only() {
        assertThat(TokenAction.named("refresh")).contains(TokenAction.REFRESH);
        assertThat(TokenAction.named("REFRESH")).isEmpty();
        assertThat(TokenAction.named(null)).isEmpty();
    }

    private static TokenActions actions(StubTokens tokens) {
        return new TokenActions(tokens.service(), new Downstream(), Optional.empty());
    }

    private static String bytes(Note note) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(note);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
