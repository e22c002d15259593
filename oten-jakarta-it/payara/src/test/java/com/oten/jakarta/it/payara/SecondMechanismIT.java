package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.SecondMechanismBehaviour;

class SecondMechanismIT extends SecondMechanismBehaviour {}
