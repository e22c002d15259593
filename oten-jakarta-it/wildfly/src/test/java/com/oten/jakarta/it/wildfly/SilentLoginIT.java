package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.SilentLoginBehaviour;

class SilentLoginIT extends SilentLoginBehaviour {}
