package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.TokensBehaviour;

class TokensIT extends TokensBehaviour {}
