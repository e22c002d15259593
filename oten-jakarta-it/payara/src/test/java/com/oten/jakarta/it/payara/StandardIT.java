package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.StandardBehaviour;

class StandardIT extends StandardBehaviour {}
