package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.AnnotationBehaviour;

class AnnotationIT extends AnnotationBehaviour {}
