package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.UnreachableBehaviour;

class UnreachableIT extends UnreachableBehaviour {}
