package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.LogoutBehaviour;

class LogoutIT extends LogoutBehaviour {}
