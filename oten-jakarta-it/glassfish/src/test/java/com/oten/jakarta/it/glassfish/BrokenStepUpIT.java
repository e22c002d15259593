package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.BrokenStepUpBehaviour;

class BrokenStepUpIT extends BrokenStepUpBehaviour {}
