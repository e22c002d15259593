package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ApplicationBehaviour;

class ApplicationIT extends ApplicationBehaviour {}
