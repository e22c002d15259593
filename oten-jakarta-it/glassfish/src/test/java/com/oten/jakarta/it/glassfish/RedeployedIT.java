package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.RedeployedBehaviour;

class RedeployedIT extends RedeployedBehaviour {}
