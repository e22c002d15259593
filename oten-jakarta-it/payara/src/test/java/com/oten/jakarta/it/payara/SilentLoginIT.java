package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.SilentLoginBehaviour;

class SilentLoginIT extends SilentLoginBehaviour {}
