package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RedeployedBehaviour;

class RedeployedIT extends RedeployedBehaviour {
    /** A map in its {@code ModulePropertiesUtils} holds every {@code HttpAuthenticationMechanism}, and so its application. */
    @Override
    protected int heldByServer(int deployed) {
        return deployed;
    }
}
