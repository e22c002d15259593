package com.oten.jakarta.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who started a request and through which URLs it was redirected: decides on {@code Sec-Fetch-Site} and
 * {@code SameSite}. Immutable.
 *
 * @param initiator the page with the link, form or script; absent for a URL typed by hand
 * @param urls all URLs of the redirect chain, the current one last
 */
record Journey(Optional<URI> initiator, List<URI> urls) {
    Journey {
        urls = List.copyOf(urls);
    }

    static Journey typed(URI to) {
        return new Journey(Optional.empty(), List.of(to));
    }

    static Journey from(URI page, URI to) {
        return new Journey(Optional.of(page), List.of(to));
    }

    Journey redirectedTo(URI next) {
        List<URI> longer = new ArrayList<>(urls);
        longer.add(next);
        return new Journey(initiator, longer);
    }

    /** The value of {@code Sec-Fetch-Site} (Fetch Metadata section 2.3). */
    String site() {
        if (initiator.isEmpty()) {
            return "none";
        }
        URI page = initiator.get();
        if (urls.stream().allMatch(url -> origin(url).equals(origin(page)))) {
            return "same-origin";
        }
        return isCrossSite() ? "cross-site" : "same-site";
    }

    boolean isCrossSite() {
        return initiator.isPresent()
                && !urls.stream()
                        .allMatch(url -> host(url).equals(host(initiator.get()))
                                && url.getScheme().equals(initiator.get().getScheme()));
    }

    static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    // exact enough here: nothing under test has subdomains
    private static String host(URI url) {
        return url.getHost();
    }
}
