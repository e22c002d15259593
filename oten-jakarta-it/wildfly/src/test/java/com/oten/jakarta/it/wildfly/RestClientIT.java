package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RestClientBehaviour;

class RestClientIT extends RestClientBehaviour {}
