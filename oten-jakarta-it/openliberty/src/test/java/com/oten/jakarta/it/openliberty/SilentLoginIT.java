package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.SilentLoginBehaviour;

class SilentLoginIT extends SilentLoginBehaviour {}
