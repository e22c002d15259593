package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RotatedKeyBehaviour;

class RotatedKeyIT extends RotatedKeyBehaviour {}
