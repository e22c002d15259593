package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.BearerBehaviour;

class BearerIT extends BearerBehaviour {}
