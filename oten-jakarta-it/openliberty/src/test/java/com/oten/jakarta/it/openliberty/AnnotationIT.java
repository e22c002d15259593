package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.AnnotationBehaviour;

class AnnotationIT extends AnnotationBehaviour {}
