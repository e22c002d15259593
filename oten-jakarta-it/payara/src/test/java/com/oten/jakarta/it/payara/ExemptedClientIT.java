package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ExemptedClientBehaviour;

class ExemptedClientIT extends ExemptedClientBehaviour {}
