package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.UnreachableBehaviour;

class UnreachableIT extends UnreachableBehaviour {}
