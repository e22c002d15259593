package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.PublicClientBehaviour;

class PublicClientIT extends PublicClientBehaviour {}
