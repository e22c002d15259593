package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ErrorPageJspBehaviour;

class ErrorPageJspIT extends ErrorPageJspBehaviour {}
