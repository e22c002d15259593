package com.oten.emulator;

/** Which applications an emulator knows, who can log in, and whose logins need no interaction. */
public sealed interface RegistrationControls permits OtenEmulator {

    /**
     * Registers a client, for applications whose URL is known late.
     *
     * @param client replaces one of the same id
     */
    void register(EmulatedClient client);

    /**
     * Gives a client a new secret.
     *
     * @param clientId a registered client
     * @param secret the new secret
     * @param oldStaysValid whether the one before it is still accepted
     * @throws IllegalArgumentException if there is no such client
     */
    void rotateSecret(String clientId, String secret, boolean oldStaysValid);

    /**
     * Gives a client a new secret; the old one is refused from now on.
     *
     * @param clientId a registered client
     * @param secret the new secret
     */
    default void rotateSecret(String clientId, String secret) {
        rotateSecret(clientId, secret, false);
    }

    /**
     * Lets one more user log in.
     *
     * @param user replaces one of the same name
     */
    void add(EmulatedUser user);

    /**
     * Shows no more pages: each valid authorization request is answered with a code for this user at once.
     *
     * @param username who logs in
     * @throws IllegalArgumentException if there is no such user
     */
    void approveAll(String username);

    /**
     * The same, with logins that reach certain authentication context classes only.
     *
     * @param username who logs in
     * @param acrs values of {@code acr}, as in {@link EmulatedUser#withAcrs}
     * @throws IllegalArgumentException if there is no such user
     */
    void approveAll(String username, String... acrs);

    /** Ends {@link #approveAll(String)}: users choose and consent themselves. */
    void askAgain();
}
