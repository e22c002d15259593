package com.oten.jakarta.rs;

import java.util.Set;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Does what {@link OtenToken} says. A service of the MicroProfile Rest Client: where there is none, nobody loads this class.
 */
public final class OtenTokenListener implements RestClientListener {
    /** For the service loader. */
    public OtenTokenListener() {}

    @Override
    public void onNewClient(Class<?> service, RestClientBuilder builder) {
        OtenToken wanted = service.getAnnotation(OtenToken.class);
        if (wanted != null) {
            builder.register(wanted.service() ? OtenBearer.service(Set.of(wanted.scopes())) : new OtenBearer());
        }
    }
}
