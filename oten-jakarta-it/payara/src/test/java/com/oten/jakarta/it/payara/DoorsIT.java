package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.DoorsBehaviour;

class DoorsIT extends DoorsBehaviour {}
