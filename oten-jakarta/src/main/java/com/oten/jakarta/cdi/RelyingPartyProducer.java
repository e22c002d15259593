package com.oten.jakarta.cdi;

import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes the plain-Java library a bean. */
@Dependent
public class RelyingPartyProducer {
    /** For the container. */
    public RelyingPartyProducer() {}

    @Produces
    @Singleton
    RelyingParty relyingParty(OtenExtension extension, ServletContext context) {
        return new RelyingParty(extension.config(), context.getContextPath(), Clock.systemUTC(), new SecureRandom());
    }
}
