/**
 * A strict local Oten: an identity provider for tests and demos that refuses what Oten refuses, with Oten's words.
 *
 * <h2>How to test your application with it</h2>
 *
 * <pre>{@code
 * class LoginTest {
 *     @RegisterExtension
 *     static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(OtenEmulator.builder()
 *             .client(EmulatedClient.confidential("shop", "a-secret-of-at-least-32-characters!", "http://localhost:8080/oten/callback"))
 *             .user(EmulatedUser.of("alice").withGroups("admins")));
 *
 *     @Test
 *     void tells_the_user_when_the_code_has_expired(OtenEmulator oten) {
 *         oten.approveAll("alice");           // no pages: every login is answered with a code at once
 *         oten.next(Fault.CODE_EXPIRED);      // the next token request is refused with Oten's text
 *
 *         // log in to your application, configured with oten.issuer() …
 *
 *         assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(1);
 *     }
 * }
 * }</pre>
 *
 * <p>Give the application {@link com.oten.emulator.OtenEmulator#issuer()} as its issuer. Let time pass with
 * {@link com.oten.emulator.OtenEmulator#advance}, provoke errors with {@link com.oten.emulator.OtenEmulator#next},
 * broken responses with {@link com.oten.emulator.OtenEmulator#answer}, an outage with
 * {@link com.oten.emulator.OtenEmulator#stop}, and forged tokens with {@link com.oten.emulator.OtenEmulator#forge}.
 * Log users out everywhere with {@link com.oten.emulator.LogoutControls#endSessions(String)}: applications registered
 * with {@link com.oten.emulator.EmulatedClient#withBackchannelLogout(java.net.URI)} are notified, and their responses
 * are returned. Say how strongly somebody can authenticate with {@link com.oten.emulator.EmulatedUser#withAcrs}, see
 * what was asked for with {@link com.oten.emulator.Observations#lastAuthorizationRequest}, and which documents were
 * fetched from the application with {@link com.oten.emulator.Observations#fetches}.
 * It also runs by itself: {@code java -jar oten-emulator-standalone.jar --port 9000}.
 *
 * <p>It listens on the loopback address only and must never serve real users: everybody logs in without a password.
 *
 * <p>This package is all of the API, with the class that the runnable jar starts. The packages below it are not: their
 * types are public only so that they can use each other.
 */
@NullMarked
package com.oten.emulator;

import org.jspecify.annotations.NullMarked;
