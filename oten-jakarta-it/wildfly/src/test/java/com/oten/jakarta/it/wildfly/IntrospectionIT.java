package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.IntrospectionBehaviour;

class IntrospectionIT extends IntrospectionBehaviour {}
