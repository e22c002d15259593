package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RivalMechanismBehaviour;

class RivalMechanismIT extends RivalMechanismBehaviour {}
