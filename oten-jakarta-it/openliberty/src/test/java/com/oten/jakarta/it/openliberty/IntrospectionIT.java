package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.IntrospectionBehaviour;

class IntrospectionIT extends IntrospectionBehaviour {}
