package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void every_character_that_means_something_is_escaped() {
        assertThat(Page.escape("<a href=\"x\" id='y'>&amp;"))
                .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
    }

    @Test
    void a_title_is_escaped() {
        assertThat(new Page("<b>", "").html())
                .contains("<title>&lt;b&gt;</title>")
                .doesNotContain("<b>");
    }

    @Test
    void images_come_from_the_application_alone_unless_there_is_a_picture() {
        Page page = new Page("Profile", "");

        assertThat(page.withImagesFrom(Optional.empty()).imageSources()).isEqualTo("'self'");
        assertThat(page.withImagesFrom(Optional.of("https://img.example.org")).imageSources())
                .isEqualTo("'self' https://img.example.org");
    }

    @Test
    void all_addresses_are_relative() {
        Stream<String> addresses = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"")
                .matcher(new Page("Home", Page.LOGOUT_FORM).html())
                .results()
                .map(found -> found.group(1));

        assertThat(addresses).hasSize(3).allMatch(address -> address.matches("[a-z].*") && !address.contains(":"));
    }

    @Test
    void a_moment_is_told_to_people_and_to_programs() {
        assertThat(Page.time(Instant.parse("2026-03-04T05:06:07.891Z")))
                .isEqualTo("<time datetime=\"2026-03-04T05:06:07Z\">4 March 2026, 05:06:07 UTC</time>");
    }
}
