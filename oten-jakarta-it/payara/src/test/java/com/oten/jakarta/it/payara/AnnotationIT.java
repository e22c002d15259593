package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.AnnotationBehaviour;

class AnnotationIT extends AnnotationBehaviour {}
