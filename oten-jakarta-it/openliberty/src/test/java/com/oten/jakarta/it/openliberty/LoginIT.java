package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.LoginBehaviour;

class LoginIT extends LoginBehaviour {}
