package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RotatedKeyBehaviour;

class RotatedKeyIT extends RotatedKeyBehaviour {}
