package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonTest {
    @Test
    void a_person_without_a_name_is_shown_by_the_address_or_the_subject() {
        StubUser nameless = new StubUser(Optional.empty(), Optional.of("a@example.org"), Optional.empty());
        StubUser unknown = new StubUser(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Person.shownName(nameless)).isEqualTo("a@example.org");
        assertThat(Person.shownName(unknown)).isEqualTo("user-1");
    }

    @Test
    void a_person_without_a_picture_gets_a_letter() {
        assertThat(Person.picture(StubUser.named(" élodie"))).contains(">É<").doesNotContain("<img");
    }

    @Test
    void a_letter_beyond_the_basic_plane_stays_whole() {
        assertThat(Person.picture(StubUser.named("𝒜lice"))).contains(">𝒜<");
    }

    @Test
    void a_letter_is_escaped() {
        assertThat(Person.picture(StubUser.named("<script>"))).contains(">&lt;<");
    }

    @Test
    void a_picture_is_escaped_and_its_origin_allowed() {
        StubUser user = StubUser.named("Alice").withPicture("https://img.example.org:8443/a?b=1&c='2'");

        assertThat(Person.picture(user)).contains("src=\"https://img.example.org:8443/a?b=1&amp;c=&#39;2&#39;\"");
        assertThat(Person.pictureOrigin(user)).hasValue("https://img.example.org:8443");
    }

    @Test
    void a_picture_at_no_proper_host_is_not_shown() {
        StubUser user = StubUser.named("Alice").withPicture("https://a_b;c/x");

        assertThat(Person.picture(user)).doesNotContain("<img");
        assertThat(Person.pictureOrigin(user)).isEmpty();
    }
}
