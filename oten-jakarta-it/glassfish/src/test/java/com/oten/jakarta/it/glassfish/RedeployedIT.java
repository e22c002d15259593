package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.RedeployedBehaviour;

class RedeployedIT extends RedeployedBehaviour {
    /** Its Jersey keeps every application with resources that are CDI beans, in a variable of the thread that deploys. */
    @Override
    protected int heldByServer(int deployed) {
        return deployed;
    }
}
