package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ErrorPageBehaviour;

class ErrorPageIT extends ErrorPageBehaviour {}
