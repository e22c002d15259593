package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.BrokenConfigurationBehaviour;

class BrokenConfigurationIT extends BrokenConfigurationBehaviour {}
