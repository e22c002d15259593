package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RootContextBehaviour;

class RootContextIT extends RootContextBehaviour {}
