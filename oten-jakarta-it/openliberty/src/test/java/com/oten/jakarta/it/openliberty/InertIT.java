package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.InertBehaviour;

class InertIT extends InertBehaviour {}
