package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.UnreachableBehaviour;

class UnreachableIT extends UnreachableBehaviour {}
