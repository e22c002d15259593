package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ReferenceBehaviour;

class ReferenceIT extends ReferenceBehaviour {}
