package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.LoginBehaviour;

class LoginIT extends LoginBehaviour {}
