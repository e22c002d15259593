package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.BrokenConfigurationBehaviour;

class BrokenConfigurationIT extends BrokenConfigurationBehaviour {}
