package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RootContextBehaviour;

class RootContextIT extends RootContextBehaviour {}
