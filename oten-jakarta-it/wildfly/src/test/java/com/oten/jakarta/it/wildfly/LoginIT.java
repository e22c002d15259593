package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.LoginBehaviour;

class LoginIT extends LoginBehaviour {}
