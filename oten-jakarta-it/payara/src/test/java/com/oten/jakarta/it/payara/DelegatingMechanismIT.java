package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.DelegatingMechanismBehaviour;

class DelegatingMechanismIT extends DelegatingMechanismBehaviour {}
