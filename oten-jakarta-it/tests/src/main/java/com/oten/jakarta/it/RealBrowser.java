package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebDriverException;

/**
 * A browser of the machine, for what only one with scripts, caches and a history can show. Nothing is downloaded. Starting
 * one takes seconds, so that a class of tests starts each once, and each test calls {@link #forget()}; see {@link
 * RealBrowsers}.
 */
abstract class RealBrowser implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String MEETS = """
            (found => {
              const box = found?.getBoundingClientRect();
              const met = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return !!met && found.contains(met);
            })(document.querySelector("%s"))""";

    /** Those that can be had; on Debian the packages {@code chromium} with {@code chromium-driver}, and {@code firefox-esr}. */
    enum Kind {
        CHROMIUM,
        FIREFOX;

        /**
         * Starts it. Where it is not installed, the tests are skipped, unless {@code -Dit.browser=required} forbids it.
         *
         * @return with an empty profile
         */
        RealBrowser start() {
            return switch (this) {
                case CHROMIUM -> Chromium.start();
                case FIREFOX -> Firefox.start();
            };
        }
    }

    /** Skips the test for want of one of these files, if that is allowed. */
    static void demand(File... files) {
        boolean isThere = Arrays.stream(files).allMatch(File::canExecute);
        boolean isRequired = "required".equals(System.getProperty("it.browser"));
        Assumptions.assumeTrue(
                isThere || isRequired, "SKIPPED, not all of " + Arrays.toString(files) + " are installed");
    }

    /** Without cookies, cached responses, other tabs and a page. */
    abstract void forget();

    /** Goes to a URL that was typed by hand, and through redirects to their end. */
    abstract void visit(URI url);

    /** Does so in a new tab, which is the current one then. */
    abstract void visitInNewTab(URI url);

    /** The name of the current tab. */
    abstract String tab();

    /** Changes to a tab by its name. */
    abstract void switchTo(String tab);

    /** Presses the back button. */
    abstract void back();

    /** Presses the mouse at what a selector finds. */
    abstract void press(String selector);

    /** Runs a script in the page; its promise is waited for. */
    abstract Optional<Object> run(String expression);

    /** The names of all cookies, of whatever site. */
    abstract Set<String> cookieNames();

    @Override
    public abstract void close();

    /** How many pages the tab has in its history. */
    final long historyLength() {
        return ((Number) run("history.length").orElseThrow()).longValue();
    }

    /** Goes back to the page where the history had this length, without those in between. */
    final void backTo(long length) {
        run("(() => setTimeout(() => history.go(" + (length - historyLength()) + ")))()");
    }

    /**
     * Clicks what a selector finds, once the page is complete and the mouse meets it there: the browser may be back from a redirect
     * before that, and PrimeFaces lets no mouse through to a button whose response is on its way.
     */
    final void click(String selector) {
        await(() -> {
            assertThat(run("document.readyState")).contains("complete");
            assertThat(run(MEETS.formatted(selector))).as(selector).contains(true);
        });
        press(selector);
    }

    /** Where the current tab is. */
    final URI url() {
        return URI.create((String) run("location.href").orElseThrow());
    }

    /** The visible text of the page. */
    final String text() {
        return (String) run("document.body.innerText").orElseThrow();
    }

    /** Waits until the page's text has this in it. */
    final void awaitText(String part) {
        await(() -> assertThat(text()).contains(part));
    }

    /** Waits until the browser is at a URL that begins like this, and has all of the page. */
    final void awaitUrl(String start) {
        await(() -> assertThat((String)
                        run("document.readyState + ' ' + location.href").orElseThrow())
                .as("the page: %s", text())
                .startsWith("complete " + start));
    }

    private static void await(ThrowingRunnable assertion) {
        often().ignoreExceptionsInstanceOf(WebDriverException.class) // the page goes away meanwhile
                .untilAsserted(assertion);
    }

    /** For what mostly takes less than the tenths of a second that Awaitility waits by default, and happens dozens of times. */
    static ConditionFactory often() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }
}
