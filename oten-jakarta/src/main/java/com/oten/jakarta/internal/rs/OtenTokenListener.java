package com.oten.jakarta.internal.rs;

import com.oten.jakarta.rs.OtenBearer;
import com.oten.jakarta.rs.OtenToken;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Registers the filter that {@link OtenToken} asks for. A service of the MicroProfile Rest Client; without that, this
 * class is never loaded.
 */
public final class OtenTokenListener implements RestClientListener {
    /** For the service loader. */
    public OtenTokenListener() {}

    @Override
    public void onNewClient(Class<?> service, RestClientBuilder builder) {
        OtenToken wanted = service.getAnnotation(OtenToken.class);
        if (wanted != null) {
            builder.register(wanted.service() ? new OtenBearer().service(wanted.scopes()) : new OtenBearer());
        }
    }
}
