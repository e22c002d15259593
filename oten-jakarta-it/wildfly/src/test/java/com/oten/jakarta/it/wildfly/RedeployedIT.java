package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RedeployedBehaviour;

class RedeployedIT extends RedeployedBehaviour {}
