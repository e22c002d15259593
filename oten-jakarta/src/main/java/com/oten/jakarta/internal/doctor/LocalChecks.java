package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.Loopback;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Algorithm;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.config.SiteConfig;
import com.oten.jakarta.internal.diagnosis.RequestObjectCheck;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The checks that need no network. */
final class LocalChecks {
    private final OtenConfig config;
    private final String contextPath;
    private final RequestObjectChecks requestObjects;

    LocalChecks(OtenConfig config, String contextPath, RequestObjectChecks requestObjects) {
        this.config = config;
        this.contextPath = contextPath;
        this.requestObjects = requestObjects;
    }

    void into(Findings findings) {
        requestObject(findings);
        redirectUri(findings);
        findings.ok(
                ChecklistItem.CODE_AT_ONCE,
                "by design: the callback redeems it before anything else and stores it nowhere");
        findings.ok(
                ChecklistItem.CODE_ONCE,
                "by design: the callback deletes the login's cookie and never repeats a lost call");
        findings.ok(
                ChecklistItem.CODE_VERIFIER,
                "by design: both are made for one login, S256, and kept in its sealed cookie");
        client(findings);
        findings.ok(
                ChecklistItem.SAME_REDIRECT_URI,
                "by design: the token request repeats the redirect URI of the authorization request");
        network(findings);
    }

    private void requestObject(Findings findings) {
        RequestObjectConfig object = config.requestObject();
        if (object.mode() == Mode.NONE) {
            boolean isPublic = !config.client().isConfidential();
            String why = isPublic
                    ? "public clients send plain parameters with PKCE, as Oten demands (oten.client-type)"
                    : "plain parameters are sent, which Oten accepts only from clients that its support has exempted;"
                            + " expected is oten.request-object.mode=value";
            if (isPublic) {
                findings.ok(ChecklistItem.REQUEST_OBJECT, why);
            } else {
                findings.warning(ChecklistItem.REQUEST_OBJECT, why);
            }
            for (ChecklistItem item :
                    List.of(ChecklistItem.SIGNATURE, ChecklistItem.NOT_EXPIRED, ChecklistItem.PARAMETERS)) {
                findings.skipped(item, "no request object is sent (oten.request-object.mode)");
            }
            return;
        }
        findings.ok(
                ChecklistItem.REQUEST_OBJECT,
                "the request goes as a signed object, with client_id and nothing else beside it"
                        + " (oten.request-object.mode=" + object.mode() + ")");
        for (RequestObjectCheck check : requestObjects.all(redirectUri().orElse(inDevelopment()))) {
            switch (check.cause()) {
                case STRUCTURE -> findings.add(ChecklistItem.PARAMETERS, check);
                case CLOCK -> {} // needs a response of Oten's
                case KEY_ID, PUBLIC_KEY -> {
                    if (object.alg() == Algorithm.EDDSA || check.state() == RequestObjectCheck.State.WRONG) {
                        findings.add(ChecklistItem.SIGNATURE, check);
                    }
                }
                case SIGNATURE, ALGORITHM -> findings.add(ChecklistItem.SIGNATURE, check);
            }
        }
        findings.ok(
                ChecklistItem.NOT_EXPIRED,
                "lives " + object.lifetime().toSeconds() + " s, at most 300 (oten.request-object.lifetime);"
                        + " by design made anew for every redirect");
    }

    private void redirectUri(Findings findings) {
        SiteConfig site = config.site();
        if (redirectUri().isEmpty()) {
            findings.warning(
                    ChecklistItem.REDIRECT_URI,
                    "oten.base-url is not set: the redirect URI follows the request, on localhost only;"
                            + " expected is the application's outside https URL");
            return;
        }
        URI uri = redirectUri().get();
        Optional<String> base = site.baseUrl().map(LocalChecks::origin);
        String registered = "redirect URI is " + uri + " - it must be registered at Oten exactly so";
        if (base.isPresent() && !base.get().equals(origin(uri))) {
            findings.failed(
                    ChecklistItem.REDIRECT_URI,
                    "oten.redirect-uri is at " + origin(uri) + ", oten.base-url at " + base.get()
                            + ": the browser brings the login's cookie back to one host only; make them the same");
        } else if (isContextPathTwice()) {
            findings.warning(
                    ChecklistItem.REDIRECT_URI,
                    registered + "; oten.base-url ends in the context path " + contextPath
                            + ", which comes once more after it: leave it out there, unless a proxy has " + contextPath
                            + " before the context path as well");
        } else if (!uri.getScheme().equalsIgnoreCase("https") || Loopback.is(uri.getHost())) {
            findings.warning(
                    ChecklistItem.REDIRECT_URI,
                    registered + "; it works on this machine only, for development; expected is https and the"
                            + " application's outside host (oten.base-url)");
        } else if (base.isPresent()
                && !uri.getPath().equals(usualRedirectUri(site.baseUrl().get()).getPath())) {
            findings.warning(
                    ChecklistItem.REDIRECT_URI,
                    registered + "; its path is not "
                            + usualRedirectUri(site.baseUrl().get()).getPath()
                            + ", which the application serves: a proxy has to map it (oten.redirect-uri)");
        } else {
            findings.ok(
                    ChecklistItem.REDIRECT_URI,
                    registered + "; https, at the application's own host, and its path is served by the library");
        }
    }

    /** The path of {@code oten.base-url} is what a proxy puts before the context path, and easily taken for the latter. */
    private boolean isContextPathTwice() {
        SiteConfig site = config.site();
        return site.redirectUri().isEmpty()
                && !contextPath.isEmpty()
                && site.baseUrl()
                        .filter(base -> base.getPath().endsWith(contextPath))
                        .isPresent();
    }

    private void client(Findings findings) {
        ClientConfig client = config.client();
        RequestObjectConfig object = config.requestObject();
        String who = "client id is " + client.id() + " (oten.client-id)";
        if (!client.isConfidential()) {
            findings.ok(ChecklistItem.CREDENTIALS, who + "; a public client has no secret");
            findings.ok(ChecklistItem.SECRET_POST, "a public client authenticates with PKCE alone (oten.client-type)");
            findings.skipped(
                    ChecklistItem.CONFIDENTIAL,
                    "it is public (oten.client-type): service tokens are refused before anything is sent to Oten");
            return;
        }
        if (object.mode() != Mode.NONE && object.alg() == Algorithm.HS256) {
            findings.ok(ChecklistItem.CREDENTIALS, who + "; the secret is the one that signs");
        } else {
            requestObjects.secret().ifPresent(check -> findings.add(ChecklistItem.CREDENTIALS, check));
            findings.ok(ChecklistItem.CREDENTIALS, who);
        }
        findings.ok(ChecklistItem.SECRET_POST, "by design: id and secret go in the form, never in a Basic header");
        findings.ok(ChecklistItem.CONFIDENTIAL, "it is (oten.client-type)");
    }

    private void network(Findings findings) {
        URI issuer = URI.create(config.issuer());
        if (issuer.getScheme().equalsIgnoreCase("http")) {
            findings.warning(
                    ChecklistItem.HTTPS,
                    "issuer is " + issuer + ", a local Oten without TLS; expected is https (oten.issuer)");
        }
        String times = "connection " + config.http().connectTimeout() + " (oten.http.connect-timeout), whole exchange "
                + config.http().timeout() + " (oten.http.timeout)";
        if (config.http().connectTimeout().compareTo(config.http().timeout()) >= 0) {
            findings.warning(
                    ChecklistItem.TIMEOUTS, times + "; expected is that the connection takes less than the whole");
        } else {
            findings.ok(ChecklistItem.TIMEOUTS, times);
        }
        int attempts = config.retry().maxAttempts();
        String retry = attempts + " tries in all (oten.retry.max-attempts), "
                + config.retry().delay() + " before the second, doubled each time (oten.retry.delay)";
        if (attempts == 1 || config.retry().delay().isZero()) {
            findings.warning(ChecklistItem.RETRY, retry + "; the guide expects some tries with growing waits");
        } else {
            findings.ok(ChecklistItem.RETRY, retry);
        }
    }

    /** Empty if it follows the request. */
    private Optional<URI> redirectUri() {
        SiteConfig site = config.site();
        return site.redirectUri().or(() -> site.baseUrl().map(this::usualRedirectUri));
    }

    private URI usualRedirectUri(URI base) {
        return URI.create(
                origin(base) + base.getRawPath() + contextPath + config.site().path() + "/callback");
    }

    private URI inDevelopment() {
        return usualRedirectUri(URI.create("http://localhost:8080"));
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
