package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RootContextBehaviour;

class RootContextIT extends RootContextBehaviour {}
