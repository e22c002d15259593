package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RotationBehaviour;

class RotationIT extends RotationBehaviour {}
