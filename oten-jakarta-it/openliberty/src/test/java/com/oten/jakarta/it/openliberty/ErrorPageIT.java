package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ErrorPageBehaviour;

class ErrorPageIT extends ErrorPageBehaviour {}
