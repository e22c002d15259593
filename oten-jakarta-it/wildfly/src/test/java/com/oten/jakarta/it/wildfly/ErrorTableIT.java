package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ErrorTableBehaviour;

class ErrorTableIT extends ErrorTableBehaviour {}
