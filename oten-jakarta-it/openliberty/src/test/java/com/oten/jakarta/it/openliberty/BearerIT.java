package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.BearerBehaviour;

class BearerIT extends BearerBehaviour {}
