package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RotatedSecretBehaviour;

class RotatedSecretIT extends RotatedSecretBehaviour {}
