package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.MappersBehaviour;

class MappersIT extends MappersBehaviour {}
