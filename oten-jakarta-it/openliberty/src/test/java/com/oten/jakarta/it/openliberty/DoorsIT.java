package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.DoorsBehaviour;

class DoorsIT extends DoorsBehaviour {}
