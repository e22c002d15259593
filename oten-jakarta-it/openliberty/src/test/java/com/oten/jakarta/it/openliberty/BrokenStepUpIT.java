package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.BrokenStepUpBehaviour;

class BrokenStepUpIT extends BrokenStepUpBehaviour {}
