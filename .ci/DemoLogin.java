import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs in through the running demo, looks around and logs out, as a user at a browser would: {@code java
 * .ci/DemoLogin.java http://localhost:8080/}. Ends with status 1 if anything is not as it should be.
 */
final class DemoLogin {
    private static final String USER = "alice";
    private static final int MOST_REDIRECTS = 10;

    private final URI application;
    private final HttpClient http;

    private DemoLogin(URI application) {
        this.application = application;
        // version 1 cookies are sent with quotes, as RFC 2965 wanted and no browser does
        CookieManager cookies = new CookieManager(null, (uri, cookie) -> {
            cookie.setVersion(0);
            return CookiePolicy.ACCEPT_ORIGINAL_SERVER.shouldAccept(uri, cookie);
        });
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            new DemoLogin(URI.create(args[0])).run();
        } catch (IOException | IllegalStateException e) {
            System.out.println("FAILED: " + e.getMessage());
            System.exit(1);
        }
        System.out.println("All is well");
    }

    private void run() throws IOException, InterruptedException {
        step("The open page knows nobody");
        check(open(application), 200, "You are not logged in");
        check(fetch("api/me"), 401, "login_url");

        step("The protected page leads to Oten");
        HttpResponse<String> chooser = open(application.resolve("profile"));
        check(chooser, 200, "Who are you?");
        expect(!isOurs(chooser), "Oten asks, not the application");
        String name = found(chooser, "<button name=\"user\" value=\"" + USER + "\"[^>]*>([^<]+)<");

        step("Choose " + name + ", and allow it");
        HttpResponse<String> consent = submit(chooser, 0, "user", USER);
        check(consent, 200, "Allow");
        HttpResponse<String> profile = submit(consent, 0, "decision", "allow");

        step("Back on the protected page, by name");
        check(profile, 200, name);
        expect(profile.uri().equals(application.resolve("profile")), "the page that was asked for");

        step("The API knows the caller");
        check(fetch("api/me"), 200, name);
        check(fetch("api/admin"), 200, "administrator");
        check(fetch("api/downstream"), 200, name);
        check(fetch("api/service"), 200, "scope");

        step("What can be known of the tokens, and done with them");
        HttpResponse<String> tokens = open(application.resolve("tokens"));
        check(tokens, 200, "offline_access");
        check(submit(tokens, 0, "do", "refresh"), 200, "The tokens are refreshed");
        check(submit(tokens, 0, "do", "introspect"), 200, "What Oten says about your token");

        step("Log out");
        check(submit(profile, logoutForm(profile), "", ""), 200, "You are not logged in");
        check(fetch("api/me"), 401, "login_url");
        expect(!isOurs(open(application.resolve("profile"))), "the protected page asks for a login again");
    }

    /** Goes to a page, and on to where the redirects end. */
    private HttpResponse<String> open(URI url) throws IOException, InterruptedException {
        return follow(send(HttpRequest.newBuilder(url).header("Accept", "text/html")));
    }

    /** Asks as a script would: nobody waits for a page. */
    private HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(application.resolve(path)).header("Accept", "application/json"));
    }

    /** Presses a button of the page's form with this number; a name that is empty is a button without one. */
    private HttpResponse<String> submit(HttpResponse<String> page, int number, String name, String value)
            throws IOException, InterruptedException {
        Matcher form = forms(page);
        for (int i = 0; i <= number; i++) {
            expect(form.find(), "form " + i + " on " + plain(page.uri()));
        }
        StringJoiner fields = new StringJoiner("&");
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                .matcher(form.group(2));
        while (hidden.find()) {
            fields.add(encoded(hidden.group(1)) + "=" + encoded(hidden.group(2)));
        }
        if (!name.isEmpty()) {
            fields.add(encoded(name) + "=" + encoded(value));
        }
        URI action = page.uri().resolve(unescaped(form.group(1)));
        return follow(send(HttpRequest.newBuilder(action)
                .header("Accept", "text/html")
                .header("Origin", page.uri().getScheme() + "://" + page.uri().getAuthority())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.toString()))));
    }

    private HttpResponse<String> follow(HttpResponse<String> first) throws IOException, InterruptedException {
        HttpResponse<String> here = first;
        for (int i = 0; here.statusCode() / 100 == 3; i++) {
            expect(i < MOST_REDIRECTS, "an end of the redirects");
            URI next = here.uri().resolve(here.headers().firstValue("Location").orElseThrow());
            here = send(HttpRequest.newBuilder(next).header("Accept", "text/html"));
        }
        return here;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        System.out.printf("    %s %s -> %d%n", request.method(), plain(request.uri()), response.statusCode());
        return response;
    }

    private boolean isOurs(HttpResponse<String> page) {
        return page.uri().getAuthority().equals(application.getAuthority());
    }

    private static Matcher forms(HttpResponse<String> page) {
        return Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">(.*?)</form>", Pattern.DOTALL)
                .matcher(page.body());
    }

    private static int logoutForm(HttpResponse<String> page) {
        Matcher form = forms(page);
        for (int number = 0; form.find(); number++) {
            if (form.group(1).equals("oten/logout")) {
                return number;
            }
        }
        throw new IllegalStateException("expected a logout form on " + plain(page.uri()));
    }

    private static String found(HttpResponse<String> page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page.body());
        expect(matcher.find(), pattern + " on " + plain(page.uri()));
        return unescaped(matcher.group(1));
    }

    private static void check(HttpResponse<String> page, int status, String text) {
        String where = " from " + plain(page.uri());
        expect(page.statusCode() == status, "status " + status + where);
        expect(page.body().contains(text), "\"" + text + "\"" + where);
    }

    private static void expect(boolean isTrue, String what) {
        if (!isTrue) {
            throw new IllegalStateException("expected " + what);
        }
    }

    private static void step(String what) {
        System.out.println(what);
    }

    /** Without the query, which may hold what nobody should read in a log. */
    private static String plain(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(unescaped(text), StandardCharsets.UTF_8);
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
