package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ReferenceBehaviour;

class ReferenceIT extends ReferenceBehaviour {}
