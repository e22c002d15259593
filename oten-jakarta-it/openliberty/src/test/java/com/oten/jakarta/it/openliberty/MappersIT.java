package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.MappersBehaviour;

class MappersIT extends MappersBehaviour {}
