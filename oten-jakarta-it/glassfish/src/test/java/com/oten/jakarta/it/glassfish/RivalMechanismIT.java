package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.RivalMechanismBehaviour;

class RivalMechanismIT extends RivalMechanismBehaviour {}
