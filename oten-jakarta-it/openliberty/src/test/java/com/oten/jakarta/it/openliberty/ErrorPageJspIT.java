package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ErrorPageJspBehaviour;

class ErrorPageJspIT extends ErrorPageJspBehaviour {}
