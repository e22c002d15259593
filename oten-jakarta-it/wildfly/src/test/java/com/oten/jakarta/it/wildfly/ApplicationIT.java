package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ApplicationBehaviour;

class ApplicationIT extends ApplicationBehaviour {}
