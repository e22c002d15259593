package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.OutageDrillBehaviour;

class OutageDrillIT extends OutageDrillBehaviour {}
