package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ErrorPageBehaviour;

class ErrorPageIT extends ErrorPageBehaviour {}
