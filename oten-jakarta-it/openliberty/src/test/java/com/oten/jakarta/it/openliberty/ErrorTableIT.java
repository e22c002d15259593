package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ErrorTableBehaviour;

class ErrorTableIT extends ErrorTableBehaviour {}
