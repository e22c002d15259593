package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.IntrospectionBehaviour;

class IntrospectionIT extends IntrospectionBehaviour {}
