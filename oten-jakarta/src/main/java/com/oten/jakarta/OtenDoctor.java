package com.oten.jakarta;

import java.util.List;

/**
 * Runs the checklist at the end of Oten's "Common Errors" guide against this application. Inject it anywhere, for instance
 * into a health check or a page for administrators. Thread-safe. The findings come in the guide's order, every item has at
 * least one, and none holds a secret. Whatever is wrong becomes a finding; nothing is thrown for it.
 */
public interface OtenDoctor {
    /**
     * Checks what needs no network: configuration, secret and keys; a request object is built and verified back. What
     * needs the network is {@link OtenFinding.Verdict#SKIPPED}. While the library is off, the only finding says so.
     *
     * @return the findings, in the guide's order
     */
    List<OtenFinding> examineLocally();

    /**
     * Checks everything: also calls Oten, without any cache. Blocks for some seconds if Oten does not answer; too
     * costly to be called by anonymous visitors. Client credentials are tried only if {@code
     * oten.doctor.client-credentials} says so, as that asks for a real token, which is thrown away. While the library
     * is off, the only finding says so.
     *
     * @return the findings, in the guide's order
     */
    List<OtenFinding> examine();
}
