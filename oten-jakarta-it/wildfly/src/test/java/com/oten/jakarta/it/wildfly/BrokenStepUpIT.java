package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.BrokenStepUpBehaviour;

class BrokenStepUpIT extends BrokenStepUpBehaviour {}
