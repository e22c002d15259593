package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.BearerBehaviour;

class BearerIT extends BearerBehaviour {}
