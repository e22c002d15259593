package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.PublicClientBehaviour;

class PublicClientIT extends PublicClientBehaviour {}
