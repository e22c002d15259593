package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.LogoutBehaviour;

class LogoutIT extends LogoutBehaviour {}
