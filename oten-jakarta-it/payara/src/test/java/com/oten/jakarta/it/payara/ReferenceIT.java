package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ReferenceBehaviour;

class ReferenceIT extends ReferenceBehaviour {}
