package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.SecondMechanismBehaviour;

class SecondMechanismIT extends SecondMechanismBehaviour {}
