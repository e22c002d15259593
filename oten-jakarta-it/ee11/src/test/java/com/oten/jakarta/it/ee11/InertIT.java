package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.InertBehaviour;

class InertIT extends InertBehaviour {}
