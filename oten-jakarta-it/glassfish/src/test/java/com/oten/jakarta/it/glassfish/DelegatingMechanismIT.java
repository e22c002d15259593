package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.DelegatingMechanismBehaviour;

class DelegatingMechanismIT extends DelegatingMechanismBehaviour {}
