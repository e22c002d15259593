package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ExemptedClientBehaviour;

class ExemptedClientIT extends ExemptedClientBehaviour {}
