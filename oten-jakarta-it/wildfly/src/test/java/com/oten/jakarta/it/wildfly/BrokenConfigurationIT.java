package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.BrokenConfigurationBehaviour;

class BrokenConfigurationIT extends BrokenConfigurationBehaviour {}
