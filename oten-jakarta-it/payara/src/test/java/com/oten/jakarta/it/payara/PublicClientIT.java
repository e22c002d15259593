package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.PublicClientBehaviour;

class PublicClientIT extends PublicClientBehaviour {}
