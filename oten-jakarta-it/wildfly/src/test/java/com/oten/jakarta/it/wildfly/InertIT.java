package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.InertBehaviour;

class InertIT extends InertBehaviour {}
