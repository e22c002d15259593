package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ErrorPageJspBehaviour;

class ErrorPageJspIT extends ErrorPageJspBehaviour {}
