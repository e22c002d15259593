package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.BearerBehaviour;

class BearerIT extends BearerBehaviour {}
