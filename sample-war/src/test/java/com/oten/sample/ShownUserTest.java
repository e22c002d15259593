package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShownUserTest {
    @Test
    void a_user_without_a_name_is_shown_by_the_address_or_the_subject() {
        StubUser nameless = new StubUser(Optional.empty(), Optional.of("a@example.org"), Optional.empty());
        StubUser unknown = new StubUser(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(ShownUser.shownName(nameless)).isEqualTo("a@example.org");
        assertThat(ShownUser.shownName(unknown)).isEqualTo("user-1");
    }

    @Test
    void a_user_without_a_picture_gets_a_letter() {
        assertThat(ShownUser.picture(StubUser.named(" élodie"))).contains(">É<").doesNotContain("<img");
    }

    @Test
    void a_letter_beyond_the_basic_plane_stays_whole() {
        assertThat(ShownUser.picture(StubUser.named("𝒜lice"))).contains(">𝒜<");
    }

    @Test
    void a_letter_is_escaped() {
        assertThat(ShownUser.picture(StubUser.named("<script>"))).contains(">&lt;<");
    }

    @Test
    void a_picture_is_escaped_and_its_origin_allowed() {
        StubUser user = StubUser.named("Alice").withPicture("https://img.example.org:8443/a?b=1&c='2'");

        assertThat(ShownUser.picture(user)).contains("src=\"https://img.example.org:8443/a?b=1&amp;c=&#39;2&#39;\"");
        assertThat(ShownUser.pictureOrigin(user)).hasValue("https://img.example.org:8443");
    }

    @Test
    void a_picture_at_no_proper_host_is_not_shown() {
        StubUser user = StubUser.named("Alice").withPicture("https://a_b;c/x");

        assertThat(ShownUser.picture(user)).doesNotContain("<img");
        assertThat(ShownUser.pictureOrigin(user)).isEmpty();
    }
}
