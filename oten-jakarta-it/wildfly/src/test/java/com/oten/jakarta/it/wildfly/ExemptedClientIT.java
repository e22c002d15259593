package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ExemptedClientBehaviour;

class ExemptedClientIT extends ExemptedClientBehaviour {}
