package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RestClientBehaviour;

class RestClientIT extends RestClientBehaviour {}
