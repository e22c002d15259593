package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.TokensBehaviour;

class TokensIT extends TokensBehaviour {}
