package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RotationBehaviour;

class RotationIT extends RotationBehaviour {}
