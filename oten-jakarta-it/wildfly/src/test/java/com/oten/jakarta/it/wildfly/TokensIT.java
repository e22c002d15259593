package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.TokensBehaviour;

class TokensIT extends TokensBehaviour {}
