package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.SecondMechanismBehaviour;

class SecondMechanismIT extends SecondMechanismBehaviour {}
