package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RestClientBehaviour;

class RestClientIT extends RestClientBehaviour {}
