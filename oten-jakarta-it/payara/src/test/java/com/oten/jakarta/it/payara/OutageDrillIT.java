package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.OutageDrillBehaviour;

class OutageDrillIT extends OutageDrillBehaviour {}
