package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.InertBehaviour;

class InertIT extends InertBehaviour {}
