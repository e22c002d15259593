package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.LogBehaviour;

class LogIT extends LogBehaviour {}
