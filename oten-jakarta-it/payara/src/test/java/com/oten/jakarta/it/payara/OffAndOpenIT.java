package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.OffAndOpenBehaviour;

class OffAndOpenIT extends OffAndOpenBehaviour {}
