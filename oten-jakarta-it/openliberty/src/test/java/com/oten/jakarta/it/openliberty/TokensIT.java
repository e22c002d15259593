package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.TokensBehaviour;

class TokensIT extends TokensBehaviour {}
