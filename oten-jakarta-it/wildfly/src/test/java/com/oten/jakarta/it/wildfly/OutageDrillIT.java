package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.OutageDrillBehaviour;

class OutageDrillIT extends OutageDrillBehaviour {}
