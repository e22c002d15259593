package com.oten.benchmarks.server;

/** What is asked of a server. */
enum LoadKind {
    REQUEST("authenticated request"),
    START("login started"),
    LOGIN("whole login");

    private final String title;

    LoadKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Also the name of a file. */
    String id(Variant variant) {
        return title.replace(' ', '-') + "-" + variant.id();
    }

    boolean isFor(Variant variant) {
        return this == REQUEST || variant.hasLogins();
    }
}
