package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.LogoutBehaviour;

class LogoutIT extends LogoutBehaviour {}
