package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.OffBehaviour;

class OffIT extends OffBehaviour {}
