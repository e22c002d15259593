package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.DelegatingMechanismBehaviour;

class DelegatingMechanismIT extends DelegatingMechanismBehaviour {}
