package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.OffBehaviour;

class OffIT extends OffBehaviour {}
