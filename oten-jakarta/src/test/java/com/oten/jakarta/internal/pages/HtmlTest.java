package com.oten.jakarta.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Property
    void leaves_nothing_that_could_end_a_text_or_an_attribute(@ForAll String text) {
        assertThat(Html.escape(text)).doesNotContainPattern("[<>\"']"); // O01
    }

    @Property
    void can_be_read_back(@ForAll String text) {
        String read = Html.escape(text)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");

        assertThat(read).isEqualTo(text);
    }

    @Test
    void escapes_in_every_part_of_a_page() {
        String evil = "</title><script>alert('1')</script>\" onload=\"x";

        String page = Html.page(
                evil, evil, Html.paragraph(evil) + Html.link(evil, evil, true) + Html.link(evil, evil, false));

        // O01
        assertThat(page).doesNotContain("<script", "</title><", "\" onload", "'1'");
        assertThat(page.split("&lt;script&gt;", -1)).hasSize(9);
    }
}
