package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ErrorTableBehaviour;

class ErrorTableIT extends ErrorTableBehaviour {}
