package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.MappersBehaviour;

class MappersIT extends MappersBehaviour {}
