package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.StandardBehaviour;

class StandardIT extends StandardBehaviour {}
