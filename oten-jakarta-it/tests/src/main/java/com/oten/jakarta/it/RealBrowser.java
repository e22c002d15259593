package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Chromium, for what only a browser with scripts, caches and a history can show. It is the one of the machine (on Debian
 * the packages {@code chromium} and {@code chromium-driver}); nothing is downloaded. Starting it takes seconds, so that a
 * class of tests starts one and each test calls {@link #forget()}.
 */
final class RealBrowser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BINARY = new File("/usr/bin/chromium");

    private final ChromeDriver driver;

    private RealBrowser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts the browser. Where there is none, the tests are skipped, unless {@code -Dit.browser=required} forbids it.
     *
     * @return with an empty profile
     */
    static RealBrowser start() {
        boolean isThere = DRIVER.canExecute() && BINARY.canExecute();
        boolean isRequired = "required".equals(System.getProperty("it.browser"));
        Assumptions.assumeTrue(
                isThere || isRequired,
                "SKIPPED, no browser was tried: " + DRIVER + " or " + BINARY
                        + " is missing; install the packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions()
                .setBinary(BINARY)
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage")
                // the driver switches the history's cache off, and it is to be seen what that shows
                .setExperimentalOption("excludeSwitches", List.of("disable-back-forward-cache"));
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
        return new RealBrowser(driver);
    }

    /** Without cookies, cached responses and a page. */
    void forget() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** Goes to a URL that was typed by hand, and through redirects to their end. */
    void visit(URI url) {
        driver.get(url.toString());
    }

    /** Presses the back button. */
    void back() {
        driver.navigate().back();
    }

    /** How many pages the tab has in its history. */
    long historyLength() {
        return (Long) run("history.length").orElseThrow();
    }

    /** Goes back to the page where the history had this length, without those in between. */
    void backTo(long length) {
        run("(() => setTimeout(() => history.go(" + (length - historyLength()) + ")))()");
    }

    /** Clicks what a selector finds, once the page is complete: the driver may be back from a redirect before that. */
    void click(String selector) {
        await(() -> {
            assertThat(driver.executeScript("return document.readyState")).isEqualTo("complete");
            assertThat(driver.findElements(By.cssSelector(selector)))
                    .as(selector)
                    .isNotEmpty();
        });
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Runs a script in the page; its promise is waited for. */
    Optional<Object> run(String expression) {
        return Optional.ofNullable(
                driver.executeAsyncScript("Promise.resolve(" + expression + ").then(arguments[arguments.length - 1])"));
    }

    URI url() {
        return URI.create(driver.getCurrentUrl());
    }

    /** The visible text of the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page's text has this in it. */
    void awaitText(String part) {
        await(() -> assertThat(text()).contains(part));
    }

    /** Waits until the browser is at a URL that begins like this. */
    void awaitUrl(String start) {
        await(() ->
                assertThat(url().toString()).as("URL of the page: %s", text()).startsWith(start));
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class) // the page goes away meanwhile
                .untilAsserted(assertion);
    }

    /** The names of all cookies, of whatever site. */
    Set<String> cookieNames() {
        Map<String, Object> response = driver.executeCdpCommand("Network.getAllCookies", Map.of());
        if (!(response.get("cookies") instanceof List<?> cookies)) {
            throw new IllegalStateException("the browser does not list its cookies");
        }
        return cookies.stream()
                .map(cookie -> String.valueOf(((Map<?, ?>) cookie).get("name")))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
