package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ApplicationBehaviour;

class ApplicationIT extends ApplicationBehaviour {}
