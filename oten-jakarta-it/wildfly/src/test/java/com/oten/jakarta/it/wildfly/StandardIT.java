package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.StandardBehaviour;

class StandardIT extends StandardBehaviour {}
