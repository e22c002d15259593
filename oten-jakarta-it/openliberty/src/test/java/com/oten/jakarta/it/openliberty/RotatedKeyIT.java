package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RotatedKeyBehaviour;

class RotatedKeyIT extends RotatedKeyBehaviour {}
