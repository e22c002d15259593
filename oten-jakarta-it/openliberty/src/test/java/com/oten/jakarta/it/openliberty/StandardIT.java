package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.StandardBehaviour;

class StandardIT extends StandardBehaviour {}
