package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.LogBehaviour;

class LogIT extends LogBehaviour {}
