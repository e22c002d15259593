package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.LogoutBehaviour;

class LogoutIT extends LogoutBehaviour {}
