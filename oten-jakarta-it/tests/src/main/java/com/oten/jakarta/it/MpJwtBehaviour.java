package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.mpjwt.MachinesApi;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** MicroProfile JWT in the same WAR as the library: two that want to name the caller of each request. */
public abstract class MpJwtBehaviour extends OwnServerBehaviour {
    private static final String NAME = "mp-jwt";

    /** For the servers. */
    protected MpJwtBehaviour() {
        super(NAME);
    }

    @Override
    List<WebArchive> archives() {
        SampleApp app = new SampleApp(NAME);
        return List.of(app.war(app.settings(
                        "mp.jwt.verify.publickey",
                        Base64.getEncoder().encodeToString(keys().getPublic().getEncoded()),
                        "mp.jwt.verify.issuer",
                        "https://machines.example"))
                .addPackage(MachinesApi.class.getPackage()));
    }

    /** The application does not start, and one line has all these parts. */
    protected final void assertRefused(String... parts) {
        log().await(parts[0], OwnServer.PATIENCE);

        awaitServer();
        assertThat(log().lines(parts[0])).anySatisfy(line -> assertThat(line).contains(parts));
        assertThat(new Browser()
                        .open(new SampleApp(NAME, port()).at("/api/public"))
                        .status())
                .isEqualTo(404);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
