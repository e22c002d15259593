package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.DoorsBehaviour;

class DoorsIT extends DoorsBehaviour {}
