package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RivalMechanismBehaviour;

class RivalMechanismIT extends RivalMechanismBehaviour {}
