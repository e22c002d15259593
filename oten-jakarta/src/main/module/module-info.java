/**
 * Logs the users of Jakarta EE applications in through Oten. Servers read a WAR's libraries from the class path, where this
 * descriptor means nothing. On the module path the module is open, because containers make beans, filters and features by
 * reflection, and it reads MicroProfile and JCache, which have no module names of their own, with jose4j, as a module that
 * requires one automatic module reads all of them.
 */
@SuppressWarnings("requires-automatic") // jose4j has no descriptor, but a name that stays
open module com.oten.jakarta {
    requires transitive jakarta.cdi;
    requires transitive jakarta.inject;
    requires transitive jakarta.security;
    requires transitive jakarta.servlet;
    requires transitive jakarta.ws.rs;
    requires jakarta.annotation;
    requires jakarta.interceptor;
    requires jakarta.json;
    requires java.net.http;
    requires java.xml;
    requires com.github.benmanes.caffeine;
    requires dev.failsafe.core;
    requires org.jose4j;
    requires static org.jspecify;

    exports com.oten.jakarta;
    exports com.oten.jakarta.error;
    exports com.oten.jakarta.rs;
    exports com.oten.jakarta.store;

    provides jakarta.enterprise.inject.spi.Extension with
            com.oten.jakarta.internal.startup.OtenExtension;
    provides jakarta.servlet.ServletContainerInitializer with
            com.oten.jakarta.internal.startup.OtenInitializer;
    provides jakarta.ws.rs.container.DynamicFeature with
            com.oten.jakarta.rs.RolesFeature,
            com.oten.jakarta.rs.StepUpFeature;
    provides jakarta.ws.rs.core.Feature with
            com.oten.jakarta.rs.OtenFeature;
}
