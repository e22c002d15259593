package com.oten.benchmarks.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.ConfigProvider;

/** What {@link PayaraClient} asks for by expression. */
@ApplicationScoped
@Named
public class PayaraClientAddresses {
    /** For the container. */
    public PayaraClientAddresses() {}

    /** {@return the issuer} */
    public String getProvider() {
        return ConfigProvider.getConfig().getValue("bench.provider", String.class);
    }

    /** {@return the redirect URI} */
    public String getCallback() {
        return ConfigProvider.getConfig().getValue("bench.callback", String.class);
    }
}
