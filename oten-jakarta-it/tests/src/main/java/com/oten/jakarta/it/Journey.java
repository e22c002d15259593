package com.oten.jakarta.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who started a request and through which addresses it was redirected: what decides on {@code Sec-Fetch-Site} and
 * {@code SameSite}. Immutable.
 *
 * @param initiator the page with the link, form or script; absent for an address typed by hand
 * @param addresses all addresses of the redirect chain, the present one last
 */
record Journey(Optional<URI> initiator, List<URI> addresses) {
    Journey {
        addresses = List.copyOf(addresses);
    }

    static Journey typed(URI to) {
        return new Journey(Optional.empty(), List.of(to));
    }

    static Journey from(URI page, URI to) {
        return new Journey(Optional.of(page), List.of(to));
    }

    Journey redirectedTo(URI next) {
        List<URI> longer = new ArrayList<>(addresses);
        longer.add(next);
        return new Journey(initiator, longer);
    }

    /** The value of {@code Sec-Fetch-Site} (Fetch Metadata section 2.3). */
    String site() {
        if (initiator.isEmpty()) {
            return "none";
        }
        URI page = initiator.get();
        if (addresses.stream().allMatch(address -> origin(address).equals(origin(page)))) {
            return "same-origin";
        }
        return isCrossSite() ? "cross-site" : "same-site";
    }

    boolean isCrossSite() {
        return initiator.isPresent()
                && !addresses.stream()
                        .allMatch(address -> host(address).equals(host(initiator.get()))
                                && address.getScheme().equals(initiator.get().getScheme()));
    }

    static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    // exact enough here: nothing under test has subdomains
    private static String host(URI address) {
        return address.getHost();
    }
}
