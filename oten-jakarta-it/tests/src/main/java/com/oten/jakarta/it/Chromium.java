package com.oten.jakarta.it;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium, by its driver. */
final class Chromium extends RealBrowser {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BINARY = new File("/usr/bin/chromium");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it with an empty profile. */
    static Chromium start() {
        demand(DRIVER, BINARY);
        ChromeOptions options = new ChromeOptions()
                .setBinary(BINARY)
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage")
                // the driver switches the history's cache off, and it is to be seen what that shows
                .setExperimentalOption("excludeSwitches", List.of("disable-back-forward-cache"));
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
        return new Chromium(driver);
    }

    @Override
    void forget() {
        String kept = tab();
        for (String tab : driver.getWindowHandles()) {
            if (!tab.equals(kept)) {
                driver.switchTo().window(tab).close();
            }
        }
        switchTo(kept);
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    @Override
    void visit(URI url) {
        driver.get(url.toString());
    }

    @Override
    void visitInNewTab(URI url) {
        driver.switchTo().newWindow(WindowType.TAB);
        visit(url);
    }

    @Override
    String tab() {
        return driver.getWindowHandle();
    }

    @Override
    void switchTo(String tab) {
        driver.switchTo().window(tab);
    }

    @Override
    void back() {
        driver.navigate().back();
    }

    @Override
    void press(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    @Override
    Optional<Object> run(String expression) {
        return Optional.ofNullable(
                driver.executeAsyncScript("Promise.resolve(" + expression + ").then(arguments[arguments.length - 1])"));
    }

    @Override
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
