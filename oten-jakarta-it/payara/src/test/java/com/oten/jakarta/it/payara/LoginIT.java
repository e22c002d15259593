package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.LoginBehaviour;

class LoginIT extends LoginBehaviour {}
