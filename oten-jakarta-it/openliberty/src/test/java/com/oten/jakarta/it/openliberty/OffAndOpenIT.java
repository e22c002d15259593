package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.OffAndOpenBehaviour;

class OffAndOpenIT extends OffAndOpenBehaviour {}
