package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RotatedSecretBehaviour;

class RotatedSecretIT extends RotatedSecretBehaviour {}
