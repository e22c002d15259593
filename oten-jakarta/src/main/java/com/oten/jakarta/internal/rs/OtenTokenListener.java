package com.oten.jakarta.internal.rs;

import com.oten.jakarta.rs.OtenBearer;
import com.oten.jakarta.rs.OtenToken;
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
            builder.register(wanted.service() ? new OtenBearer().service(wanted.scopes()) : new OtenBearer());
        }
    }
}
