package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.OffBehaviour;

class OffIT extends OffBehaviour {}
