package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.OffAndOpenBehaviour;

class OffAndOpenIT extends OffAndOpenBehaviour {}
