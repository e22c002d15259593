package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.BrokenStepUpBehaviour;

class BrokenStepUpIT extends BrokenStepUpBehaviour {}
