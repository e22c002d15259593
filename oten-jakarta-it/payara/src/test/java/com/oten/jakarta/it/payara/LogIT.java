package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.LogBehaviour;

class LogIT extends LogBehaviour {}
