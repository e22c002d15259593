package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RotationBehaviour;

class RotationIT extends RotationBehaviour {}
