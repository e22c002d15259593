package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.AnnotationBehaviour;

class AnnotationIT extends AnnotationBehaviour {}
