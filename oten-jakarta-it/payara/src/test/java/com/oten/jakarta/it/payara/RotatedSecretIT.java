package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RotatedSecretBehaviour;

class RotatedSecretIT extends RotatedSecretBehaviour {}
