package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.IntConsumer;

/** Every secret and key of an application and of Oten changes while users log in. */
final class Rotation {
    private static final Logger LOG = System.getLogger(Rotation.class.getName());
    private static final int ROUNDS = 5;

    /** Twenty is what the crowd wants; a machine that has other things to do as well may be slower. */
    private static final double LEAST_PACE = 4;

    private final SampleApp app;
    private final KeyFolder files;

    /** Of an application whose client secret is the file {@code secret}. */
    Rotation(SampleApp app, KeyFolder files) {
        this.app = app;
        this.files = files;
    }

    /** Changes everything several times; nobody may notice. */
    void run(IntConsumer rotateKey) throws InterruptedException {
        Oten.emulator().approveAll(Oten.ALICE);
        try (Crowd crowd = Crowd.of(app)) {
            crowd.awaitLoginsOfEverybody();
            rotateOtensKeys(crowd);
            for (int round = 0; round < ROUNDS; round++) {
                rotateSecret(crowd, "secret-number-" + round + "-of-the-rotation-test-0123456789");
                rotateKey.accept(round);
                crowd.awaitLoginsOfEverybody();
            }

            double pace = crowd.pace();
            crowd.stop();
            LOG.log(Level.INFO, "{0} logins while everything changed, {1} a second", crowd.logins(), pace);
            assertThat(crowd.failures()).isEmpty();
            assertThat(pace).as("logins a second").isGreaterThan(LEAST_PACE);
            // nor did a login need a second start
            assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(crowd.logins());
        }
    }

    private static void rotateOtensKeys(Crowd crowd) {
        Oten.emulator().rotateSigningKey();
        crowd.awaitLoginsOfEverybody();
        Oten.emulator().retireOldKeys();
        crowd.awaitLoginsOfEverybody();
    }

    /** As docs/keys.md says. */
    private void rotateSecret(Crowd crowd, String secret) {
        Oten.emulator().rotateSecret(Oten.CLIENT_ID, secret, true);
        crowd.awaitLoginsOfEverybody();
        files.write("secret", secret);
        crowd.awaitLoginsOfEverybody();
        Oten.emulator().rotateSecret(Oten.CLIENT_ID, secret, false); // the old one is refused from now on
        crowd.awaitLoginsOfEverybody();
    }
}
